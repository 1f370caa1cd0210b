package dev.octavo.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Serves a finished site below its base path, as a static host does. */
final class SiteServer implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "webp", "image/webp",
            "xml", "application/xml",
            "json", "application/json",
            "js", "text/javascript; charset=utf-8",
            "txt", "text/plain; charset=utf-8");

    private static final byte[] NOT_FOUND = "not found".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final Path folder;
    private final Map<String, String> headers;
    private final Duration pause;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    SiteServer(FinishedSite site) throws IOException {
        this(site, Map.of());
    }

    /** A server that adds {@code headers} to every response. */
    SiteServer(FinishedSite site, Map<String, String> headers) throws IOException {
        this(site, headers, Duration.ZERO);
    }

    /** A server that sends pictures only after {@code pause}. */
    SiteServer(FinishedSite site, Duration pause) throws IOException {
        this(site, Map.of(), pause);
    }

    private SiteServer(FinishedSite site, Map<String, String> headers, Duration pause) throws IOException {
        this.folder = site.folder();
        this.headers = headers;
        this.pause = pause;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(FinishedSite.BASE_PATH + "/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** The address of a page on this machine. */
    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + FinishedSite.BASE_PATH + "/" + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(FinishedSite.BASE_PATH.length() + 1);
            Path file = folder.resolve(path.isEmpty() || path.endsWith("/") ? path + "index.html" : path)
                    .normalize();
            boolean found = file.startsWith(folder) && Files.isRegularFile(file);
            byte[] body = found ? Files.readAllBytes(file) : NOT_FOUND;
            String extension = file.toString().substring(file.toString().lastIndexOf('.') + 1);
            String type = TYPES.getOrDefault(extension, "application/octet-stream");
            if (type.startsWith("image/")) {
                LockSupport.parkNanos(pause.toNanos());
            }
            exchange.getResponseHeaders().set("Content-Type", type);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(found ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
