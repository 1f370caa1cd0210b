package dev.octavo.serve;

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
 * What is sent back.
 *
 * @param headers beside those that every answer has
 * @param size of the body in bytes
 */
record Answer(int status, Map<String, String> headers, long size, IOSupplier<InputStream> body) {
    /** What every answer says of its sender. */
    static final String SERVER = "octavo";

    private static final int NOT_MODIFIED = 304;

    Answer {
        headers = new LinkedHashMap<>(headers);
    }

    static Answer bytes(int status, String type, byte[] bytes) {
        return new Answer(status, Map.of("Content-Type", type), bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    static Answer of(int status, String type, long size, IOSupplier<InputStream> body) {
        return new Answer(status, Map.of("Content-Type", type), size, body);
    }

    /** One that has no body by its status. */
    static Answer nothing(int status) {
        return new Answer(status, Map.of(), 0, InputStream::nullInputStream);
    }

    static Answer text(int status, String sentence) {
        return bytes(status, "text/plain; charset=utf-8", (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Answer redirect(String href) {
        return text(302, "The page is at " + href).with("Location", href);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, size, body);
    }

    /** Sends it. A file that has become shorter meanwhile breaks off, so that it is not taken for whole. */
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
     * Begins an answer without an end.
     *
     * @return where its parts go
     */
    static OutputStream stream(HttpExchange exchange, String type) throws IOException {
        addCommon(exchange.getResponseHeaders());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    /**
     * What every answer of a preview says: that it is for this browser, as it is, and for now. A browser may keep it and
     * has to ask each time whether it is still so, which takes a picture's bytes once.
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
