package dev.octavo.publish.ssh;

import dev.octavo.problem.ProblemException;
import dev.octavo.problem.ProblemText;
import dev.octavo.site.destination.Destination;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A server that the machine's own {@code ssh} leads to. Which servers it trusts and how it gets in is as its user has set
 * it, with one exception: it never takes an unknown server without a question.
 */
public final class SshConnection implements AutoCloseable {
    private static final int BROKEN = 255; // what ssh ends with where it is not the command that failed
    private static final int FAREWELL_MS = 2000;
    private static final int LOST_SIGNS = 2;
    // The password is for the server and for keys of this machine; a server on the way asks in another name.
    private static final String ANSWER = """
            #!/bin/sh
            case "$1" in
            "$OCTAVO_SSH_WHO's password:"* | "($OCTAVO_SSH_WHO)"*[Pp]assword* | "Enter passphrase for "*)
              printf '%s\\n' "$OCTAVO_SSH_PASSWORD" ;;
            *) exit 1 ;;
            esac
            """;

    private final Destination.Sftp place;
    private final SshSettings settings;
    // Only this user sees it; for what ssh writes and reads meanwhile.
    private final Path folder;
    private final List<String> start = new ArrayList<>();
    private final Map<String, String> environment;
    private final Route route;
    private Optional<Process> process = Optional.empty();
    private volatile boolean greeted;

    private SshConnection(Path program, Path folder, Destination.Sftp place, SshSettings settings) throws IOException {
        this.folder = folder;
        this.place = place;
        this.settings = settings;
        this.environment = new HashMap<>(settings.environment());
        for (String name : List.of("", "log", "errors", "answer", "key")) {
            folder.resolve(name).toFile().deleteOnExit();
        }
        start.addAll(List.of(program.toString(), "-T", "-a", "-x"));
        start.addAll(options(settings));
        place.port().ifPresent(port -> start.addAll(List.of("-p", Integer.toString(port))));
        place.user().ifPresent(user -> start.addAll(List.of("-l", user)));
        if (settings.keyText().isPresent()) {
            write("key", "rw-------", settings.keyText().get());
        }
        settings.keyFile()
                .or(() -> settings.keyText().map(text -> folder.resolve("key")))
                .ifPresent(file -> start.addAll(List.of("-i", file.toString())));
        this.route = Route.of(place, effective());
    }

    /**
     * Finds {@code ssh} and its settings. Whether the server lets it in is seen where something is begun there.
     *
     * @throws ProblemException where that cannot be; it says why and what to do, and holds no secret
     */
    public static SshConnection open(Destination.Sftp place, SshSettings settings) {
        Path program = Programs.find("ssh", settings.environment())
                .orElseThrow(() -> ProblemException.of(
                        "there is no ssh on this machine (PATH)",
                        "install OpenSSH: apt install openssh-client, dnf install openssh-clients; Windows has it"
                                + " under \"Optional features\", macOS from the start"));
        if (settings.keyFile().filter(file -> !Files.isRegularFile(file)).isPresent()) {
            throw ProblemException.of(
                    "the key file of OCTAVO_SSH_KEY is not there",
                    "let it be the path of a private key, or its whole text with \"-----BEGIN\"");
        }
        Path folder;
        try {
            folder = Files.createTempDirectory("octavo-ssh");
        } catch (IOException e) {
            throw ProblemException.of(
                    "cannot make a folder for ssh: " + e.getMessage(),
                    "see whether the folder for temporary files is writable, and its disk not full");
        }
        try {
            return new SshConnection(program, folder, place, settings);
        } catch (IOException | RuntimeException e) {
            FileUtils.deleteQuietly(folder.toFile());
            throw e instanceof RuntimeException known
                    ? known
                    : ProblemException.of("cannot run ssh: " + e.getMessage(), "see whether \"ssh -V\" works here");
        }
    }

    /** The options for every {@code ssh}, also for one that Git calls. */
    static List<String> options(SshSettings settings) {
        Duration beat = settings.patience().silence().dividedBy(LOST_SIGNS + 1);
        List<String> options = new ArrayList<>(List.of(
                "ConnectTimeout=" + Math.max(1, settings.patience().connect().toSeconds()),
                "ServerAliveInterval=" + Math.max(1, beat.toSeconds()),
                "ServerAliveCountMax=" + LOST_SIGNS,
                "BatchMode=" + (settings.canAsk() ? "no" : "yes"),
                // A line that another opened may lead to a server that was trusted unseen.
                "ControlMaster=no",
                "ControlPath=none",
                "ClearAllForwardings=yes",
                "PermitLocalCommand=no",
                "RemoteCommand=none"));
        settings.knownHosts().ifPresent(file -> {
            options.add("UserKnownHostsFile=\"" + file.replace("%", "%%") + "\"");
            options.add("GlobalKnownHostsFile=/dev/null");
        });
        return options.stream().flatMap(option -> Stream.of("-o", option)).toList();
    }

    private void write(String name, String permissions, String text) throws IOException {
        Path file = folder.resolve(name);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        }
        Files.writeString(file, text);
    }

    /** The settings that count for the host, by their names in small letters. */
    private Map<String, String> effective() throws IOException {
        Process asked =
                builder("-G", "--", place.host()).redirectErrorStream(true).start();
        asked.getOutputStream().close();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.onExit().join().exitValue() != 0) {
            throw ProblemException.of(
                    "ssh rejects its settings: "
                            + ProblemText.visible(said.lines().findFirst().orElse("it does not say why")),
                    "mend them in ~/.ssh/config, and see what this says: ssh -G " + place.host());
        }
        Map<String, String> effective = new HashMap<>();
        said.lines()
                .map(line -> line.split(" ", 2))
                .filter(setting -> setting.length == 2)
                .forEach(setting -> effective.putIfAbsent(setting[0], setting[1]));
        return effective;
    }

    private ProcessBuilder builder(String... more) {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    public Route route() {
        return route;
    }

    public SshSettings settings() {
        return settings;
    }

    /**
     * Begins SFTP, once: the streams of the process are its packets. Where {@code ssh} asks whether a server is to be
     * trusted, it gets no answer from here.
     */
    public synchronized Process sftp() throws IOException {
        start.addAll(
                List.of("-o", "StrictHostKeyChecking=" + (route.strict() ? "yes" : "ask"), "-o", "LogLevel=DEBUG1"));
        if (settings.hasPassword()) {
            start.addAll(List.of("-o", "NumberOfPasswordPrompts=1")); // it does not get better
            write("answer", "rwx------", ANSWER);
            environment.put("SSH_ASKPASS", folder.resolve("answer").toString());
            environment.put("SSH_ASKPASS_REQUIRE", "force");
            environment.put("OCTAVO_SSH_WHO", route.asker());
        }
        Process started = builder("-E", folder.resolve("log").toString(), "-s", "--", place.host(), "sftp")
                .redirectError(folder.resolve("errors").toFile())
                .start();
        process = Optional.of(started);
        return started;
    }

    /** The other side has answered: what was needed for that goes. */
    public void greeted() throws IOException {
        greeted = true;
        Files.deleteIfExists(folder.resolve("key"));
    }

    /** What it means to the author that the process has ended, or its streams: the fact and the remedy. */
    public synchronized ProblemException broken(IOException cause) {
        int code = process.map(SshConnection::ended).orElse(BROKEN);
        // Another ssh writes errors, which leads to a server on the way, and a server to which SFTP is something else.
        Failures failures = Failures.of(route, settings, folder.resolve("key"), said("log"), said("errors"));
        ProblemException problem = failures.problem(!greeted && code != BROKEN);
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

    private String said(String file) {
        try {
            return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException nothingWritten) {
            return "";
        }
    }

    @Override
    public synchronized void close() {
        process.ifPresent(Process::destroyForcibly);
        FileUtils.deleteQuietly(folder.toFile());
    }
}
