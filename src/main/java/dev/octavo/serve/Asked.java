package dev.octavo.serve;

import com.sun.net.httpserver.HttpExchange;
import dev.octavo.address.PercentEncoding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request, as it came.
 *
 * @param method {@code GET}
 * @param target path and query as they stand in the request, not decoded
 * @param headers by their names in lower case
 */
record Asked(String method, String target, Map<String, List<String>> headers) {
    Asked {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = lower;
    }

    static Asked of(HttpExchange exchange) {
        return new Asked(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders());
    }

    /** The path, decoded once, of a request that {@link Gate} lets in. */
    String path() {
        return PercentEncoding.decoded(rawPath())
                .orElseThrow(() -> new IllegalStateException("the gate was left open"));
    }

    /** A parameter of the query, decoded; the first of that name. */
    Optional<String> parameter(String name) {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return Optional.empty();
        }
        for (String pair : target.substring(mark + 1).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return PercentEncoding.decoded(pair.substring(name.length() + 1).replace("+", "%20"));
            }
        }
        return Optional.empty();
    }

    /** The value of a header; several of one name are one list (RFC 9110, 5.3). */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(", ", values));
    }

    String rawPath() {
        int end = target.indexOf('?');
        return end < 0 ? target : target.substring(0, end);
    }
}
