package dev.octavo.publish.ssh;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** How {@code ssh} is called, and a folder that only this user sees for what it writes and reads meanwhile. */
final class SshCommand implements AutoCloseable {
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

    private final Path folder;
    private final SshSettings settings;
    private final List<String> start = new ArrayList<>();
    private final Map<String, String> environment;

    private SshCommand(Path program, Path folder, SshAddress address, SshSettings settings) {
        this.folder = folder;
        this.settings = settings;
        this.environment = new HashMap<>(settings.environment());
        start.addAll(List.of(program.toString(), "-T", "-a", "-x"));
        long beat = Math.max(
                1, settings.patience().silence().dividedBy(LOST_SIGNS + 1).toSeconds());
        option("ConnectTimeout=" + Math.max(1, settings.patience().connect().toSeconds()));
        option("ServerAliveInterval=" + beat);
        option("ServerAliveCountMax=" + LOST_SIGNS);
        option("BatchMode=" + (settings.canAsk() ? "no" : "yes"));
        // A line that another opened may lead to a server that was trusted unseen.
        List.of("ControlMaster=no", "ControlPath=none").forEach(this::option);
        List.of("ClearAllForwardings=yes", "PermitLocalCommand=no", "RemoteCommand=none")
                .forEach(this::option);
        settings.knownHosts().ifPresent(file -> {
            option("UserKnownHostsFile=\"" + file.replace("%", "%%") + "\"");
            option("GlobalKnownHostsFile=/dev/null");
        });
        address.port().ifPresent(port -> start.addAll(List.of("-p", Integer.toString(port))));
        address.user().ifPresent(user -> start.addAll(List.of("-l", user)));
    }

    private void option(String text) {
        start.addAll(List.of("-o", text));
    }

    static SshCommand of(SshAddress address, SshSettings settings) {
        Path program = program(settings.environment())
                .orElseThrow(() -> new ProblemException(Problem.error("there is no ssh on this machine (PATH)")
                        .hint("install OpenSSH: apt install openssh-client, dnf install openssh-clients; Windows has it"
                                + " under \"Optional features\", macOS from the start")));
        try {
            SshCommand command = new SshCommand(program, Files.createTempDirectory("octavo-ssh"), address, settings);
            for (String name : List.of("", "log", "errors", "answer", "key")) {
                command.folder.resolve(name).toFile().deleteOnExit();
            }
            command.admitKey();
            return command;
        } catch (IOException e) {
            throw new ProblemException(Problem.error("cannot make a folder for ssh: " + e.getMessage())
                    .hint("see whether the folder for temporary files is writable, and its disk not full"));
        }
    }

    private static Optional<Path> program(Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        return Stream.of(path.split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of("ssh", "ssh.exe").flatMap(name -> file(folder, name)))
                .filter(file -> file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Stream<Path> file(String folder, String name) {
        try {
            return Stream.of(Path.of(folder, name));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private void admitKey() throws IOException {
        if (settings.key().isEmpty()) {
            return;
        }
        String value = settings.key().get().value().strip();
        Path file;
        if (value.contains("-----BEGIN ")) {
            file = key();
            write(file, "rw-------", value.replace("\\n", "\n").replace("\r", "") + "\n");
        } else {
            file = file(value, "").filter(Files::isRegularFile).findFirst().orElseThrow(() -> {
                close();
                return new ProblemException(Problem.error("the key file of OCTAVO_SSH_KEY is not there")
                        .hint("let it be the path of a private key, or its whole text with \"-----BEGIN\""));
            });
        }
        start.addAll(List.of("-i", file.toString()));
    }

    /** The file of a key that came as text. */
    Path key() {
        return folder.resolve("key");
    }

    private static void write(Path file, String permissions, String text) throws IOException {
        try {
            Files.createFile(file); // in a folder that is closed to others
        } catch (FileAlreadyExistsException e) {
            return;
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString(permissions));
        }
        Files.writeString(file, text);
    }

    /** The settings that count for a host, by their names in small letters. */
    Map<String, String> effective(String host) throws IOException {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of("-G", "--", host));
        Process process = builder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new ProblemException(Problem.error("ssh does not take its settings: "
                            + Failures.visible(said.lines().findFirst().orElse("it does not say why")))
                    .hint("mend them in ~/.ssh/config, and see what this says: ssh -G " + host));
        }
        Map<String, String> effective = new HashMap<>();
        said.lines().forEach(line -> {
            int space = line.indexOf(' ');
            if (space > 0) {
                effective.putIfAbsent(line.substring(0, space), line.substring(space + 1));
            }
        });
        return effective;
    }

    /** What is said to an own question of {@code ssh} is never said here: whether a server is to be trusted. */
    Process start(Route route, String host) throws IOException {
        option("StrictHostKeyChecking=" + (route.strict() ? "yes" : "ask"));
        option("LogLevel=DEBUG1");
        if (settings.hasPassword()) {
            option("NumberOfPasswordPrompts=1"); // it does not get better
            write(folder.resolve("answer"), "rwx------", ANSWER);
            environment.put("SSH_ASKPASS", folder.resolve("answer").toString());
            environment.put("SSH_ASKPASS_REQUIRE", "force");
            environment.put("OCTAVO_SSH_WHO", route.asker());
        }
        List<String> whole = new ArrayList<>(start);
        whole.addAll(List.of("-E", folder.resolve("log").toString(), "-s", "--", host, "sftp"));
        return builder(whole).redirectError(folder.resolve("errors").toFile()).start();
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** What {@code ssh} has said until now of this line. */
    String log() {
        return text(folder.resolve("log"));
    }

    /** What another {@code ssh} has said that leads to a server on the way, or a server to which SFTP is something else. */
    String errors() {
        return text(folder.resolve("errors"));
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }

    @Override
    public void close() {
        FileUtils.deleteQuietly(folder.toFile());
    }
}
