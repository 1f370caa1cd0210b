package dev.octavo.serve.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Takes requests from the JDK's server and gives it the answers. */
public final class Transfer {
    /** What every answer says of its sender. */
    public static final String SERVER = "octavo";

    private static final int NOT_MODIFIED = 304;
    private static final int BUFFER = 1 << 16;

    private Transfer() {}

    public static Asked asked(HttpExchange exchange) {
        return new Asked(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders());
    }

    /** Sends it. A file that has become shorter meanwhile breaks off, so that it is not taken for whole. */
    public static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        addCommon(headers);
        answer.headers().forEach(headers::set);
        boolean body = !exchange.getRequestMethod().equals("HEAD") && answer.size() > 0;
        if (!body && answer.status() != NOT_MODIFIED) {
            headers.set("Content-Length", Long.toString(answer.size()));
        }
        if (!body) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        try (InputStream in = answer.body().open()) {
            exchange.sendResponseHeaders(answer.status(), answer.size());
            copy(in, exchange.getResponseBody(), answer.size());
            exchange.getResponseBody().close();
        }
    }

    /**
     * Begins an answer without an end.
     *
     * @return where its parts go
     */
    public static OutputStream stream(HttpExchange exchange, String type) throws IOException {
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

    private static void copy(InputStream in, OutputStream out, long size) throws IOException {
        byte[] buffer = new byte[(int) Math.min(size, BUFFER)];
        for (long left = size; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("the file has become shorter while it was sent");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }
}
