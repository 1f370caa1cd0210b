package dev.octavo.publish.s3;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request to a storage.
 *
 * @param uri its path and query, encoded as by {@link #encoded}; the parameters are sorted
 * @param headers by name in lower case
 */
record Request(String method, URI uri, SortedMap<String, String> headers, Optional<UploadBody> body) {
    Request {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    static Request of(String method, URI uri) {
        return new Request(method, uri, new TreeMap<>(), Optional.empty());
    }

    Request with(String header, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Request(method, uri, more, body);
    }

    Request with(UploadBody content) {
        return new Request(method, uri, headers, Optional.of(content));
    }

    /** Percent-encodes all but the letters and digits of ASCII, hyphen, dot, underscore and tilde, as signatures need it. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
