package dev.octavo.publish.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.octavo.testing.S3Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A proxy for a storage without credentials, which responds with 501 to what some providers do not support, or stores other
 * bytes than were sent.
 */
final class LimitedStorage implements AutoCloseable {
    private static final Set<String> NOT_HANDED_ON =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");
    private static final Set<String> CHECKSUMS = Set.of("content-md5", "x-amz-content-sha256");
    private static final byte[] NOT_IMPLEMENTED =
            "<Error><Code>NotImplemented</Code><Message>not here</Message></Error>".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpClient client = HttpClient.newHttpClient();
    private final S3Server storage;
    private final boolean noCopies;
    private final boolean noConditions;
    private volatile Predicate<HttpExchange> refused = exchange -> false;
    private volatile int status;
    private volatile String code = "";
    private volatile boolean corrupts;

    private LimitedStorage(HttpServer server, S3Server storage, boolean noCopies, boolean noConditions) {
        this.server = server;
        this.storage = storage;
        this.noCopies = noCopies;
        this.noConditions = noConditions;
    }

    static LimitedStorage before(S3Server storage, boolean noCopies, boolean noConditions) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LimitedStorage limited = new LimitedStorage(server, storage, noCopies, noConditions);
        server.createContext("/", limited::answer);
        server.setExecutor(limited.threads);
        server.start();
        return limited;
    }

    /** From now on, responds with an error to requests that are {@code chosen}. */
    void refuse(Predicate<HttpExchange> chosen, int answer, String name) {
        status = answer;
        code = name;
        refused = chosen;
    }

    /** From now on, changes the contents that are sent, and responds with 200, like storages that store the framing of checksums. */
    void corrupt() {
        corrupts = true;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean copies = exchange.getRequestHeaders().containsKey("x-amz-copy-source");
            boolean conditional = exchange.getRequestHeaders().containsKey("If-Match")
                    || exchange.getRequestHeaders().containsKey("If-None-Match");
            if (refused.test(exchange)) {
                String text = "<Error><Code>" + code + "</Code><Message>not here</Message></Error>";
                send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            if ((noCopies && copies) || (noConditions && conditional)) {
                send(exchange, 501, NOT_IMPLEMENTED);
                return;
            }
            boolean changes = corrupts
                    && body.length > 0
                    && exchange.getRequestURI().getPath().contains("/objects/");
            if (changes) {
                body[body.length / 2] ^= 1;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(storage.url() + exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                String lower = name.toLowerCase(Locale.ROOT);
                if (!NOT_HANDED_ON.contains(lower) && !(changes && CHECKSUMS.contains(lower))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            for (String name : List.of("ETag", "Content-Type", "x-amz-request-id")) {
                answer.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            if (exchange.getRequestMethod().equals("HEAD")) {
                answer.headers()
                        .firstValue("Content-Length")
                        .ifPresent(value -> exchange.getResponseHeaders().set("Content-Length", value));
                exchange.sendResponseHeaders(answer.statusCode(), -1);
            } else {
                send(exchange, answer.statusCode(), answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean none = body.length == 0;
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
