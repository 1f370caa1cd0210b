package dev.octavo.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A storage on 127.0.0.1, in a process of its own that does not outlive the tests. {@link #proxy} is an honest one;
 * {@link #rver} takes everything that comes, and its conditions lightly.
 */
public final class S3Server implements AutoCloseable {
    public static final String KEY = "OCTAVOTESTKEY";
    public static final String SECRET = "the-secret-of-the-tests";

    private static final int LONGEST_LIFE_S = 900;
    private static final int PATIENCE_MS = 60_000;

    private final Process process;
    private final int port;
    private final Path log;

    private S3Server(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** S3Proxy, which keeps its objects in memory. */
    public static S3Server proxy(Path folder, Map<String, String> more) throws Exception {
        Path jars = Path.of("target", "s3proxy").toAbsolutePath();
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException(jars + " is missing: mvn -Pci puts S3Proxy there");
        }
        int port = freePort();
        Map<String, String> properties = new TreeMap<>(Map.of(
                "s3proxy.endpoint", "http://127.0.0.1:" + port,
                "s3proxy.authorization", "aws-v2-or-v4",
                "s3proxy.identity", KEY,
                "s3proxy.credential", SECRET,
                "jclouds.provider", "transient-nio2",
                "jclouds.identity", "any",
                "jclouds.credential", "any"));
        properties.putAll(more);
        List<String> lines = new ArrayList<>();
        properties.forEach((name, value) -> lines.add(name + "=" + value));
        Path file = Files.write(folder.resolve("s3proxy.properties"), lines);
        Path quiet = Files.writeString(folder.resolve("logback.xml"), "<configuration/>");
        return start(
                folder.resolve("s3proxy.log"),
                port,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx700m",
                        "-Dlogback.configurationFile=" + quiet,
                        "-cp",
                        jars + "/*",
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        file.toString()));
    }

    /** S3rver of npm, with a bucket {@code name}. It knows one key only, that of its own documentation. */
    public static S3Server rver(Path folder) throws Exception {
        Path program =
                Path.of("target", "s3rver", "node_modules", ".bin", "s3rver").toAbsolutePath();
        if (!Files.exists(program)) {
            throw new IllegalStateException(program + " is missing: .ci/run puts it there with npm");
        }
        int port = freePort();
        return start(
                folder.resolve("s3rver.log"),
                port,
                List.of(
                        program.toString(),
                        "--directory",
                        folder.resolve("s3rver").toString(),
                        "--address",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--no-vhost-buckets"));
    }

    private static S3Server start(Path log, int port, List<String> command) throws Exception {
        List<String> bounded = new ArrayList<>(List.of("timeout", Integer.toString(LONGEST_LIFE_S)));
        bounded.addAll(command);
        Process process = new ProcessBuilder(bounded)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        S3Server server = new S3Server(process, port, log);
        boolean up = false;
        try {
            server.await();
            up = true;
            return server;
        } finally {
            if (!up) {
                server.close();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await() throws Exception {
        long begin = System.nanoTime();
        while (!answers()) {
            long waited = (System.nanoTime() - begin) / 1_000_000;
            if (!process.isAlive() || waited > PATIENCE_MS) {
                throw new IllegalStateException("no storage begins to answer: " + Files.readString(log));
            }
            Thread.sleep(20);
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url()).toURL().openConnection();
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

    /** What the storage has printed. */
    public String log() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** A client that is not the one under test, with the credentials of the storage. */
    public S3Client client(String key, String secret) {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(URI.create(url()))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .build();
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
