package dev.octavo.use.serve;

import com.sun.net.httpserver.HttpExchange;
import dev.octavo.lib.address.PercentEncoding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request.
 *
 * @param method {@code GET}
 * @param target path and query, not decoded
 * @param headers by their names in lower case
 */
record BrowserRequest(String method, String target, Map<String, List<String>> headers) {
    BrowserRequest {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = lower;
    }

    static BrowserRequest of(HttpExchange exchange) {
        return new BrowserRequest(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders());
    }

    /** Returns the decoded path of a request that {@link RequestFilter} allows. */
    String path() {
        return PercentEncoding.decoded(rawPath())
                .orElseThrow(() -> new IllegalStateException("the request was not filtered"));
    }

    /** Returns the first query parameter of that name, decoded. */
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

    /** Returns the value of a header, named in lower case; repeated headers are joined (RFC 9110, 5.3). */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(", ", values));
    }

    String rawPath() {
        int end = target.indexOf('?');
        return end < 0 ? target : target.substring(0, end);
    }
}
