package dev.octavo.publish.ssh;

import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        start.addAll(options(settings));
        address.port().ifPresent(port -> start.addAll(List.of("-p", Integer.toString(port))));
        address.user().ifPresent(user -> start.addAll(List.of("-l", user)));
    }

    /** What is said to every {@code ssh}, also to one that Git calls. */
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

    static SshCommand of(SshAddress address, SshSettings settings) {
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
        try {
            SshCommand command = new SshCommand(program, Files.createTempDirectory("octavo-ssh"), address, settings);
            for (String name : List.of("", "log", "errors", "answer", "key")) {
                command.folder.resolve(name).toFile().deleteOnExit();
            }
            if (settings.keyText().isPresent()) {
                write(command.key(), "rw-------", settings.keyText().get());
            }
            settings.keyFile()
                    .or(() -> settings.keyText().map(text -> command.key()))
                    .ifPresent(file -> command.start.addAll(List.of("-i", file.toString())));
            return command;
        } catch (IOException e) {
            throw ProblemException.of(
                    "cannot make a folder for ssh: " + e.getMessage(),
                    "see whether the folder for temporary files is writable, and its disk not full");
        }
    }

    /** The file of a key that came as text. */
    Path key() {
        return folder.resolve("key");
    }

    private static void write(Path file, String permissions, String text) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        }
        Files.writeString(file, text); // in a folder that is closed to others
    }

    /** The settings that count for a host, by their names in small letters. */
    Map<String, String> effective(String host) throws IOException {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of("-G", "--", host));
        Process process = builder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw ProblemException.of(
                    "ssh does not take its settings: "
                            + Programs.visible(said.lines().findFirst().orElse("it does not say why")),
                    "mend them in ~/.ssh/config, and see what this says: ssh -G " + host);
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

    /** Begins SFTP. The answer to a question of {@code ssh} whether a server is to be trusted is never given here. */
    Process start(Route route, String host) throws IOException {
        start.addAll(List.of("-o", "StrictHostKeyChecking=" + (route.strict() ? "yes" : "ask"), "-o", "LogLevel=DEBUG1"));
        if (settings.hasPassword()) {
            start.addAll(List.of("-o", "NumberOfPasswordPrompts=1")); // it does not get better
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

    /** What {@code ssh} has said until now of this line, in {@code log}; another that leads to a server on the way, or a
     * server to which SFTP is something else, in {@code errors}. */
    String said(String file) {
        try {
            return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }

    @Override
    public void close() {
        FileUtils.deleteQuietly(folder.toFile());
    }
}
