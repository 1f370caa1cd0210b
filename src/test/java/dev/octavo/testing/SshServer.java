package dev.octavo.testing;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real OpenSSH server on 127.0.0.1 that lets in who has the key {@code client}, for SFTP and for commands. It needs
 * {@code sshd} and {@code ssh-keygen}.
 */
public final class SshServer implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final int port;
    private final Process process;

    private SshServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts one. Its files, the keys of both sides among them, lie in {@code folder}.
     *
     * @param options further lines of sshd_config, which go before ours
     */
    public static SshServer start(Path folder, String... options) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.createDirectories(Path.of("/run/sshd")); // where it runs as root it wants that for its children
        key(folder.resolve("host_ed25519"), "ed25519", "");
        key(folder.resolve("host_rsa"), "rsa", "");
        key(folder.resolve("host_ecdsa"), "ecdsa", "");
        key(folder.resolve("client"), "ed25519", "");
        Files.copy(folder.resolve("client.pub"), folder.resolve("authorized_keys"));
        for (int left = ATTEMPTS; true; left--) {
            try {
                return startAt(freePort(), folder, options);
            } catch (BindException e) {
                if (left == 0) { // another may have taken the free port this moment
                    throw e;
                }
            }
        }
    }

    private static SshServer startAt(int port, Path folder, String... options) throws IOException {
        List<String> lines = new ArrayList<>(List.of(options));
        lines.add("ListenAddress 127.0.0.1:" + port);
        for (String type : List.of("ed25519", "rsa", "ecdsa")) {
            lines.add("HostKey " + folder.resolve("host_" + type));
        }
        lines.add("AuthorizedKeysFile " + folder.resolve("authorized_keys"));
        if (lines.stream().noneMatch(line -> line.startsWith("Subsystem"))) {
            lines.add("Subsystem sftp internal-sftp");
        }
        lines.addAll(List.of(
                "StrictModes no",
                "UsePAM no",
                "PidFile none",
                "PermitRootLogin yes",
                "MaxStartups 100:30:200",
                "PerSourcePenalties no"));
        Path config = Files.write(folder.resolve("sshd_config"), lines);
        Process process = new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        // Even if a test fails before it can stop it.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        SshServer server = new SshServer(folder, port, process);
        server.awaitStart();
        return server;
    }

    private void awaitStart() throws IOException {
        if (Until.comes(() -> isListening() || !process.isAlive()) && isListening()) {
            return;
        }
        process.destroyForcibly();
        String said = log();
        throw said.contains("Address already in use") ? new BindException(said) : new IOException("sshd: " + said);
    }

    private boolean isListening() throws IOException {
        return log().contains("Server listening on ");
    }

    /** Makes a key pair, {@code file} and {@code file.pub}. */
    public static void key(Path file, String type, String passphrase) throws IOException, InterruptedException {
        run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file.toString());
    }

    /** The output of a command; throws if it fails. */
    public static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return said;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    /** The private key that lets a client in. */
    public Path clientKey() {
        return folder.resolve("client");
    }

    /** The line of known_hosts for this server at {@code port}, its own or that of a proxy. */
    public String knownHost(int atPort, String type) throws IOException {
        String key = Files.readString(folder.resolve("host_" + type + ".pub")).strip();
        return "[127.0.0.1]:" + atPort + " " + key + "\n";
    }

    /**
     * A home folder whose {@code .ssh} knows this server and has the key. Since {@code ssh} takes the home folder from the
     * system, its {@code bin} has one that takes its settings from there: see {@link #environment}.
     *
     * @param ports at which it may be found: its own, those of proxies
     */
    public Path home(Path home, int... ports) throws IOException {
        Path ssh = Files.createDirectories(home.resolve(".ssh"));
        StringBuilder known = new StringBuilder(knownHost(port, "ed25519"));
        for (int other : ports) {
            known.append(knownHost(other, "ed25519"));
        }
        Files.writeString(ssh.resolve("known_hosts"), known);
        Files.copy(clientKey(), ssh.resolve("id_ed25519"), StandardCopyOption.REPLACE_EXISTING);
        program(home);
        return home;
    }

    /** The {@code ssh} of a home folder. */
    public static void program(Path home) throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path ssh = home.resolve(".ssh");
        Files.writeString(bin.resolve("config"), """
                Include "%1$s/config"
                Host *
                  UserKnownHostsFile "%1$s/known_hosts"
                  GlobalKnownHostsFile /dev/null
                  UpdateHostKeys no
                  IdentityFile "%1$s/id_ed25519"
                  IdentityFile "%1$s/id_ecdsa"
                  IdentityFile "%1$s/id_rsa"
                """.formatted(ssh));
        Path program = bin.resolve("ssh");
        Files.writeString(program, "#!/bin/sh\nexec /usr/bin/ssh -F '" + bin.resolve("config") + "' \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The environment variables for that home folder. */
    public static Map<String, String> environment(Path home) {
        return Map.of("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
    }

    /** Its log so far. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /** How many files it and its children have open. */
    public int openFiles() throws IOException {
        int count = 0;
        for (ProcessHandle one : process.descendants().toList()) {
            try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(one.pid()), "fd"))) {
                count += (int) open.count();
            }
        }
        return count;
    }

    /** Makes it fall silent, as if a cable were pulled; {@link #close} ends it. */
    public void freeze() throws IOException, InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        for (ProcessHandle one : all) {
            run("kill", "-STOP", Long.toString(one.pid()));
        }
    }

    @Override
    public void close() throws IOException {
        kill();
    }

    /** Stops it and its connections, as if the machine lost power. */
    public void kill() throws IOException {
        try (Stream<ProcessHandle> children = process.descendants()) {
            children.forEach(ProcessHandle::destroyForcibly);
        }
        process.destroyForcibly();
        try {
            process.waitFor(Until.LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
