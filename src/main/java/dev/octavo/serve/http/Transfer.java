package dev.octavo.serve.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Takes requests from the JDK's server and gives it the answers. */
public final class Transfer {
    private Transfer() {}

    public static Asked asked(HttpExchange exchange) {
        return new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Origin")));
    }

    /** Sends it, with what every answer of a preview says: that it is for this browser, as it is, and for now. */
    public static void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "same-origin");
        answer.headers().forEach(headers::set);
        boolean body = !exchange.getRequestMethod().equals("HEAD") && answer.size() > 0;
        if (!body && answer.status() != 304) {
            headers.set("Content-Length", Long.toString(answer.size()));
        }
        exchange.sendResponseHeaders(answer.status(), body ? answer.size() : -1);
        if (body) {
            try (InputStream in = answer.body().open();
                    OutputStream out = exchange.getResponseBody()) {
                in.transferTo(out);
            }
        }
    }
}
