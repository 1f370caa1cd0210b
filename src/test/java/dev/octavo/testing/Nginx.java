package dev.octavo.testing;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A real nginx that serves a folder on a free port of 127.0.0.1: one process, without a daemon, which ends with {@link
 * #close}. It needs Debian's package nginx, or its like.
 */
public final class Nginx implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final Process process;
    private final Path home;
    private final int port;

    private Nginx(Process process, Path home, int port) {
        this.process = process;
        this.home = home;
        this.port = port;
    }

    /**
     * Serves {@code root}, which need not be there yet, and may be a symbolic link that is switched meanwhile.
     *
     * @param more directives of the {@code server} block, such as {@code error_page 404 /404.html;}
     */
    public static Nginx start(Path root, String more) throws IOException, InterruptedException {
        String said = "";
        for (int i = 0; i < ATTEMPTS; i++) {
            Path home = Files.createTempDirectory("nginx");
            int port = freePort();
            Files.writeString(home.resolve("nginx.conf"), config(home, root.toAbsolutePath(), port, more));
            Process process = new ProcessBuilder(program(), "-p", home.toString(), "-c", "nginx.conf")
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("said").toFile())
                    .start();
            Nginx nginx = new Nginx(process, home, port);
            if (nginx.isReady()) {
                return nginx;
            }
            said = Files.readString(home.resolve("said"));
            nginx.close(); // somebody else may have taken the port in between
        }
        throw new IOException("nginx does not start: " + said);
    }

    public int port() {
        return port;
    }

    /** The URL of an address there, such as {@code /posts/a/}, percent-encoded. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + encoded(path));
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** Its error log: missing files, and worse. */
    public String complaints() throws IOException {
        return Files.readString(home.resolve("error.log"));
    }

    private static String program() {
        // Only root has /usr/sbin in its PATH.
        return Stream.of((System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this test needs nginx: apt-get install nginx-light"))
                .toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return door.getLocalPort();
        }
    }

    private static String config(Path home, Path root, int port, String more) {
        Path types = Path.of("/etc/nginx/mime.types");
        return String.join(
                "\n",
                "daemon off;",
                "master_process off;", // one process, so that ending it ends all
                "pid \"" + home + "/pid\";",
                "error_log \"" + home + "/error.log\" info;",
                "events { worker_connections 256; }",
                "http {",
                Files.exists(types) ? "include " + types + ";" : "types { text/html html; text/css css; }",
                "default_type application/octet-stream;",
                "access_log off;",
                "client_body_temp_path \"" + home + "/body\";",
                "proxy_temp_path \"" + home + "/proxy\";",
                "fastcgi_temp_path \"" + home + "/fastcgi\";",
                "uwsgi_temp_path \"" + home + "/uwsgi\";",
                "scgi_temp_path \"" + home + "/scgi\";",
                "server { listen 127.0.0.1:" + port + "; root \"" + root + "\"; " + more + " }",
                "}");
    }

    /** It writes its process id once it listens. */
    private boolean isReady() {
        return Until.comes(() -> Files.exists(home.resolve("pid")) || !process.isAlive()) && process.isAlive();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        FileUtils.deleteDirectory(home.toFile());
    }
}
