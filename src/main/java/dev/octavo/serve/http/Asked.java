package dev.octavo.serve.http;

import java.util.Optional;

/**
 * A request, as it came.
 *
 * @param method {@code GET}
 * @param target path and query as they stand in the request, not decoded
 * @param host the header of that name
 * @param origin the header of that name
 */
public record Asked(String method, String target, Optional<String> host, Optional<String> origin) {
    /** The path, decoded once. Only what {@link Gate} lets in has one. */
    public String path() {
        return Percent.decoded(rawPath()).orElseThrow(() -> new IllegalStateException("the gate was left open"));
    }

    /** A parameter of the query, decoded; the first of that name. */
    public Optional<String> parameter(String name) {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return Optional.empty();
        }
        for (String pair : target.substring(mark + 1).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return Percent.decoded(pair.substring(name.length() + 1).replace("+", "%20"));
            }
        }
        return Optional.empty();
    }

    String rawPath() {
        int end = target.indexOf('?');
        return end < 0 ? target : target.substring(0, end);
    }
}
