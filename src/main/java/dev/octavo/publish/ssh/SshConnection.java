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
    private static final int SSH_FAILED = 255; // what ssh ends with where it is not the command that failed
    private static final int EXIT_WAIT_MS = 2000;
    private static final int MAX_MISSED_REPLIES = 2;
    // The password is for the server and for keys of this machine; a server on the way asks in another name.
    private static final String ASKPASS = """
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
    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment;
    private final SshAddress address;
    private Optional<Process> process = Optional.empty();
    private volatile boolean connected;

    private SshConnection(Path program, Path folder, Destination.Sftp place, SshSettings settings) throws IOException {
        this.folder = folder;
        this.place = place;
        this.settings = settings;
        this.environment = new HashMap<>(settings.environment());
        for (String name : List.of("", "log", "errors", "answer", "key")) {
            folder.resolve(name).toFile().deleteOnExit();
        }
        command.addAll(List.of(program.toString(), "-T", "-a", "-x"));
        command.addAll(options(settings));
        place.port().ifPresent(port -> command.addAll(List.of("-p", Integer.toString(port))));
        place.user().ifPresent(user -> command.addAll(List.of("-l", user)));
        if (settings.keyText().isPresent()) {
            write("key", "rw-------", settings.keyText().get());
        }
        settings.keyFile()
                .or(() -> settings.keyText().map(text -> folder.resolve("key")))
                .ifPresent(file -> command.addAll(List.of("-i", file.toString())));
        this.address = SshAddress.of(place, effectiveSettings());
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
        Duration interval = settings.timeouts().silence().dividedBy(MAX_MISSED_REPLIES + 1);
        List<String> options = new ArrayList<>(List.of(
                "ConnectTimeout=" + Math.max(1, settings.timeouts().connect().toSeconds()),
                "ServerAliveInterval=" + Math.max(1, interval.toSeconds()),
                "ServerAliveCountMax=" + MAX_MISSED_REPLIES,
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
    private Map<String, String> effectiveSettings() throws IOException {
        Process ssh =
                builder("-G", "--", place.host()).redirectErrorStream(true).start();
        ssh.getOutputStream().close();
        String output = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ssh.onExit().join().exitValue() != 0) {
            throw ProblemException.of(
                    "ssh rejects its settings: "
                            + ProblemText.visible(output.lines().findFirst().orElse("it does not say why")),
                    "mend them in ~/.ssh/config, and see what this says: ssh -G " + place.host());
        }
        Map<String, String> effective = new HashMap<>();
        output.lines()
                .map(line -> line.split(" ", 2))
                .filter(setting -> setting.length == 2)
                .forEach(setting -> effective.putIfAbsent(setting[0], setting[1]));
        return effective;
    }

    private ProcessBuilder builder(String... more) {
        List<String> fullCommand = new ArrayList<>(command);
        fullCommand.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(fullCommand);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    public SshAddress address() {
        return address;
    }

    public SshSettings settings() {
        return settings;
    }

    /**
     * Begins SFTP, once: the streams of the process are its packets. Where {@code ssh} asks whether a server is to be
     * trusted, it gets no answer from here.
     */
    public synchronized Process sftp() throws IOException {
        command.addAll(
                List.of("-o", "StrictHostKeyChecking=" + (address.strict() ? "yes" : "ask"), "-o", "LogLevel=DEBUG1"));
        if (settings.hasPassword()) {
            command.addAll(List.of("-o", "NumberOfPasswordPrompts=1")); // it does not get better
            write("answer", "rwx------", ASKPASS);
            environment.put("SSH_ASKPASS", folder.resolve("answer").toString());
            environment.put("SSH_ASKPASS_REQUIRE", "force");
            environment.put("OCTAVO_SSH_WHO", address.passwordLogin());
        }
        Process started = builder("-E", folder.resolve("log").toString(), "-s", "--", place.host(), "sftp")
                .redirectError(folder.resolve("errors").toFile())
                .start();
        process = Optional.of(started);
        return started;
    }

    /** The other side has answered: what was needed for that goes. */
    public void connected() throws IOException {
        connected = true;
        Files.deleteIfExists(folder.resolve("key"));
    }

    /** What it means to the author that the process has ended, or its streams: the fact and the remedy. */
    public synchronized ProblemException failure(IOException cause) {
        int code = process.map(SshConnection::exitCode).orElse(SSH_FAILED);
        // Another ssh writes errors, which leads to a server on the way, and a server to which SFTP is something else.
        SshErrors failures = SshErrors.of(address, settings, folder.resolve("key"), output("log"), output("errors"));
        ProblemException problem = failures.problem(!connected && code != SSH_FAILED);
        problem.initCause(cause);
        return problem;
    }

    private static int exitCode(Process process) {
        try {
            if (process.waitFor(EXIT_WAIT_MS, TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return SSH_FAILED + 1;
    }

    private String output(String file) {
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
