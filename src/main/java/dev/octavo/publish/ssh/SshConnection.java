package dev.octavo.publish.ssh;

import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server that the machine's own {@code ssh} leads to. Which servers it trusts and how it gets in is as its user has set it,
 * with one exception: it never takes an unknown server without a question.
 */
public final class SshConnection implements AutoCloseable {
    private static final int BROKEN = 255; // what ssh ends with where it is not the command that failed
    private static final int FAREWELL_MS = 2000;

    private final SshAddress address;
    private final SshSettings settings;
    private final SshCommand command;
    private final Route route;
    private Optional<Process> process = Optional.empty();
    private volatile boolean greeted;

    private SshConnection(SshAddress address, SshSettings settings, SshCommand command, Route route) {
        this.address = address;
        this.settings = settings;
        this.command = command;
        this.route = route;
    }

    /**
     * Finds {@code ssh} and its settings. Whether the server lets it in is seen where something is begun there.
     *
     * @throws ProblemException where that cannot be; it says why and what to do, and holds no secret
     */
    public static SshConnection open(SshAddress address, SshSettings settings) {
        SshCommand command = SshCommand.of(address, settings);
        try {
            return new SshConnection(address, settings, command, Route.of(address, command.effective(address.host())));
        } catch (IOException e) {
            command.close();
            throw ProblemException.of("cannot run ssh: " + e.getMessage(), "see whether \"ssh -V\" works here");
        } catch (RuntimeException e) {
            command.close();
            throw e;
        }
    }

    /** Who is logged in where: {@code web@example.org:2222}. */
    public String described() {
        return route.described();
    }

    /** A place there: {@code web@example.org:/srv/blog}. */
    public String described(String path) {
        return route.described(path);
    }

    /** How long an answer may take. */
    public Duration silence() {
        return settings.patience().silence();
    }

    /** Whether the author may be typing a password, for which no time is set. */
    public boolean mayAsk() {
        return settings.terminal();
    }

    /** Begins SFTP, once: the streams of the process are its packets. */
    public synchronized Process sftp() throws IOException {
        Process started = command.start(route, address.host());
        process = Optional.of(started);
        return started;
    }

    /** The other side has answered: what was needed for that goes. */
    public void greeted() throws IOException {
        greeted = true;
        Files.deleteIfExists(command.key());
    }

    /** What it means to the author that the process has ended, or its streams: the fact and the remedy. */
    public synchronized ProblemException broken(IOException cause) {
        int code = process.map(SshConnection::ended).orElse(BROKEN);
        Failures failures = new Failures(route, settings, command);
        ProblemException problem = !greeted && code != BROKEN ? failures.noSftp() : failures.problem();
        problem.initCause(cause);
        return problem;
    }

    private static int ended(Process process) {
        try {
            if (process.waitFor(FAREWELL_MS, TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return BROKEN + 1;
    }

    @Override
    public synchronized void close() {
        process.ifPresent(Process::destroyForcibly);
        command.close();
    }
}
