package dev.octavo.publish.ssh;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemText;
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
 * A connection to a server by the machine's own {@code ssh}. The user's settings decide which servers it trusts and how
 * it logs in, with one exception: it never accepts an unknown server without asking.
 */
public final class SshConnection implements AutoCloseable {
    private static final int SSH_FAILED = 255; // the exit code if ssh itself failed, not the remote command
    private static final int EXIT_WAIT_MS = 2000;
    private static final int MAX_MISSED_REPLIES = 2;
    private static final int LONGEST_SOCKET = 83; // ssh adds 17 characters, and macOS has room for 103
    // The password is for the server and for keys on this machine; a jump host's prompt has another name.
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
    // A private folder for the files that ssh reads and writes.
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
        for (String name : List.of("", "log", "errors", "answer", "key", "socket")) {
            folder.resolve(name).toFile().deleteOnExit();
        }
        command.addAll(List.of(program.toString(), "-T", "-a", "-x"));
        if (sharesConnection()) {
            // Only with ourselves, for a shell: see options().
            String socket =
                    "ControlPath=\"" + folder.resolve("socket").toString().replace("%", "%%") + "\"";
            command.addAll(List.of("-o", "ControlMaster=yes", "-o", "ControlPersist=no", "-o", socket));
        }
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
     * Finds {@code ssh} and its settings. It does not connect yet.
     *
     * @throws ProblemException if that fails, with the reason and the remedy, and without secrets
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

    /** The options for each {@code ssh}, including the one that Git runs. */
    static List<String> options(SshSettings settings) {
        Duration interval = settings.timeouts().silence().dividedBy(MAX_MISSED_REPLIES + 1);
        List<String> options = new ArrayList<>(List.of(
                "ConnectTimeout=" + Math.max(1, settings.timeouts().connect().toSeconds()),
                "ServerAliveInterval=" + Math.max(1, interval.toSeconds()),
                "ServerAliveCountMax=" + MAX_MISSED_REPLIES,
                "BatchMode=" + (settings.canAsk() ? "no" : "yes"),
                // A shared connection may lead to a server that was accepted without asking.
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

    /** Whether a shell can use the connection of SFTP. On Windows, OpenSSH cannot share one. */
    private boolean sharesConnection() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                && folder.resolve("socket").toString().length() < LONGEST_SOCKET;
    }

    /** The effective settings for the host, by lower-case name. */
    private Map<String, String> effectiveSettings() throws IOException {
        Process ssh =
                builder("-G", "--", place.host()).redirectErrorStream(true).start();
        ssh.getOutputStream().close();
        String output = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ssh.onExit().join().exitValue() != 0) {
            throw ProblemException.of(
                    "ssh rejects its settings: "
                            + ProblemText.visible(output.lines().findFirst().orElse("it does not say why")),
                    "correct them in ~/.ssh/config, and see what this says: ssh -G " + place.host());
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
     * Starts SFTP; may be called only once. The streams of the process carry the packets. If {@code ssh} asks whether
     * to trust a server, only the user at the terminal can answer.
     */
    public synchronized Process sftp() throws IOException {
        command.addAll(
                List.of("-o", "StrictHostKeyChecking=" + (address.strict() ? "yes" : "ask"), "-o", "LogLevel=DEBUG1"));
        // Most of what is sent the second time are names and checksums.
        command.addAll(List.of("-o", "Compression=yes"));
        if (settings.hasPassword()) {
            command.addAll(List.of("-o", "NumberOfPasswordPrompts=1")); // a second attempt would send the same password
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

    /**
     * Starts a shell on the server, within the connection of SFTP and without another login. It ends at once if the login
     * has no shell; empty if connections cannot be shared.
     */
    public synchronized Optional<Process> shell() throws IOException {
        if (!sharesConnection()) {
            return Optional.empty();
        }
        // The first value of an option counts. Without a socket ssh would connect anew, but for that command.
        List<String> shared = List.of("-o", "ControlMaster=no", "-o", "ProxyCommand=false", "-o", "ProxyJump=none");
        List<String> full = new ArrayList<>(command);
        full.addAll(1, shared);
        ProcessBuilder builder = builder();
        builder.command(full).command().addAll(List.of("--", place.host(), "exec", "/bin/sh"));
        return Optional.of(
                builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** Called after the server has answered; deletes the key, which is no longer needed. */
    public void connected() throws IOException {
        connected = true;
        Files.deleteIfExists(folder.resolve("key"));
    }

    /** Explains to the author why the process or its streams have ended. */
    public synchronized ProblemException failure(IOException cause) {
        int code = process.map(SshConnection::exitCode).orElse(SSH_FAILED);
        // Standard error has the output of the ssh that connects to a jump host, or of a server with no real SFTP.
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
