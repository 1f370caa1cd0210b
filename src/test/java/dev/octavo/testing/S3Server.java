package dev.octavo.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * A storage on 127.0.0.1, in a process of its own that does not outlive the tests. {@link #proxy} is an honest one;
 * {@link #rver} takes everything that comes, and its conditions lightly.
 */
public final class S3Server implements AutoCloseable {
    public static final String KEY = "OCTAVOTESTKEY";
    public static final String SECRET = "the-secret-of-the-tests";

    private static final int ATTEMPTS = 3;
    private static final int LONGEST_LIFE_S = 3600;
    private static final int PATIENCE_MS = (int) Until.LONGEST.toMillis();

    private final List<Process> processes;
    private final int port;
    private final int readers;

    private S3Server(List<Process> processes, int port, int readers) {
        this.processes = processes;
        this.port = port;
        this.readers = readers;
    }

    /**
     * S3Proxy, with a second door for readers, at which nobody is asked who he is.
     *
     * @param more properties of its first door
     */
    public static S3Server proxy(Path folder, Map<String, String> more) throws Exception {
        Path jars = Path.of("target", "s3proxy").toAbsolutePath();
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException(jars + " is missing: mvn -Pci puts S3Proxy there");
        }
        Files.createDirectory(folder.resolve("buckets"));
        return up(() -> {
            int port = freePort();
            int readers = freePort();
            Process first = java(jars, door(folder.resolve("first"), port, more));
            Process second =
                    java(jars, door(folder.resolve("second"), readers, Map.of("s3proxy.authorization", "none")));
            return new S3Server(List.of(first, second), port, readers);
        });
    }

    private static Process java(Path jars, Path properties) throws IOException {
        return start(
                properties.resolveSibling(properties.getFileName() + ".log"),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx400m",
                        "-Dlogback.configurationFile=" + properties.resolveSibling("logback.xml"),
                        "-cp",
                        jars + "/*",
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        properties.toString()));
    }

    private static Path door(Path file, int port, Map<String, String> more) throws IOException {
        Map<String, String> properties = new TreeMap<>(Map.of(
                "s3proxy.endpoint",
                "http://127.0.0.1:" + port,
                "s3proxy.authorization",
                "aws-v2-or-v4",
                "s3proxy.identity",
                KEY,
                "s3proxy.credential",
                SECRET,
                "jclouds.provider",
                "filesystem-nio2",
                "jclouds.filesystem.basedir",
                file.resolveSibling("buckets").toString(),
                "jclouds.identity",
                "any",
                "jclouds.credential",
                "any"));
        properties.putAll(more);
        List<String> lines = new ArrayList<>();
        properties.forEach((name, value) -> lines.add(name + "=" + value));
        Files.writeString(file.resolveSibling("logback.xml"), "<configuration/>");
        return Files.write(file, lines);
    }

    /** S3rver of npm, with a bucket {@code name}. It knows one key only, that of its own documentation. */
    public static S3Server rver(Path folder) throws Exception {
        Path program =
                Path.of("target", "s3rver", "node_modules", ".bin", "s3rver").toAbsolutePath();
        if (!Files.exists(program)) {
            throw new IllegalStateException(program + " is missing: .ci/run puts it there with npm");
        }
        return up(() -> {
            int port = freePort();
            Process process = start(
                    folder.resolve("s3rver.log"),
                    List.of(
                            program.toString(),
                            "--directory",
                            folder.resolve("s3rver").toString(),
                            "--address",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(port),
                            "--no-vhost-buckets"));
            return new S3Server(List.of(process), port, port);
        });
    }

    private static Process start(Path log, List<String> command) throws IOException {
        List<String> bounded = new ArrayList<>(List.of("timeout", Integer.toString(LONGEST_LIFE_S)));
        bounded.addAll(command);
        return new ProcessBuilder(bounded)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** A server that answers. Its port was free when it was chosen, but another process may have taken it meanwhile. */
    private static S3Server up(Callable<S3Server> starter) throws Exception {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            S3Server server = starter.call();
            boolean up = false;
            try {
                up = server.answers();
                if (up) {
                    return server;
                }
            } finally {
                if (!up) {
                    server.close();
                }
            }
        }
        throw new IllegalStateException("the storage does not begin to answer");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the server answers; false if it has ended instead. */
    private boolean answers() {
        return Until.comes(() -> (answers(port) && answers(readers))
                        || !processes.stream().allMatch(Process::isAlive))
                && processes.stream().allMatch(Process::isAlive);
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            return connection.getResponseCode() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The port for readers. */
    public int readersPort() {
        return readers;
    }

    @Override
    public void close() {
        for (Process process : processes) {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroy();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
