package dev.octavo.use.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.IOSupplier;

/**
 * An HTTP response.
 *
 * @param headers in addition to those of every response
 * @param size of the body in bytes
 */
record Response(int status, Map<String, String> headers, long size, IOSupplier<InputStream> body) {
    /** The value of the header {@code Server}. */
    static final String SERVER = "octavo";

    private static final int NOT_MODIFIED = 304;

    Response {
        headers = new LinkedHashMap<>(headers);
    }

    static Response bytes(int status, String type, byte[] bytes) {
        return new Response(status, Map.of("Content-Type", type), bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    static Response of(int status, String type, long size, IOSupplier<InputStream> body) {
        return new Response(status, Map.of("Content-Type", type), size, body);
    }

    /** Returns a response whose status allows no body. */
    static Response nothing(int status) {
        return new Response(status, Map.of(), 0, InputStream::nullInputStream);
    }

    static Response text(int status, String sentence) {
        return bytes(status, "text/plain; charset=utf-8", (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Response redirect(String href) {
        return text(302, "The page is at " + href).with("Location", href);
    }

    Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, size, body);
    }

    /** Sends the response. If a file has become shorter, the connection breaks so that the browser notices. */
    void sendTo(HttpExchange exchange) throws IOException {
        Headers sent = exchange.getResponseHeaders();
        addCommon(sent);
        headers.forEach(sent::set);
        boolean hasBody = !exchange.getRequestMethod().equals("HEAD") && size > 0;
        if (!hasBody && status != NOT_MODIFIED) {
            sent.set("Content-Length", Long.toString(size));
        }
        if (!hasBody) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        try (InputStream in = body.get()) {
            exchange.sendResponseHeaders(status, size);
            if (IOUtils.copyLarge(in, exchange.getResponseBody(), 0, size) < size) {
                throw new EOFException("the file has become shorter while it was sent");
            }
            exchange.getResponseBody().close();
        }
    }

    /**
     * Starts a response of unknown length.
     *
     * @return the stream for its parts
     */
    static OutputStream stream(HttpExchange exchange, String type) throws IOException {
        addCommon(exchange.getResponseHeaders());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    /**
     * Adds the headers of every response. With {@code no-cache}, a browser may store a response but must revalidate it
     * each time, so that unchanged pictures are sent only once.
     */
    private static void addCommon(Headers headers) {
        headers.set("Server", SERVER);
        headers.set("Cache-Control", "no-cache");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("X-Frame-Options", "SAMEORIGIN");
        headers.set("Referrer-Policy", "same-origin");
    }
}
