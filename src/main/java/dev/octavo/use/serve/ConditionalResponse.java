package dev.octavo.use.serve;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.function.IOSupplier;

/** Sends only what the browser needs: nothing if it has the file, or the range it asked for (RFC 9110, 13, 14). */
final class ConditionalResponse {
    // No media player asks for several ranges at once; the whole file is a valid response.
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private ConditionalResponse() {}

    /**
     * Returns the response to a browser that may already have the file, or wants a part of it.
     *
     * @param tag the entity tag of the bytes of {@code whole}, unquoted
     * @param whole the response with the whole file, of status 200
     */
    static Response of(BrowserRequest request, String tag, Response whole) {
        String quoted = '"' + tag + '"';
        Response tagged = whole.with("ETag", quoted).with("Accept-Ranges", "bytes");
        if (request.header("if-none-match")
                .filter(known -> matches(known, quoted))
                .isPresent()) {
            return Response.nothing(304).with("ETag", quoted);
        }
        Optional<String> range =
                request.header("range").filter(wanted -> request.method().equals("GET"));
        // If the file has changed, a part of it would not fit the part that the browser has.
        boolean same = request.header("if-range").map(quoted::equals).orElse(true);
        return range.isPresent() && same ? part(range.get(), tagged) : tagged;
    }

    private static boolean matches(String known, String quoted) {
        return Arrays.stream(known.split(","))
                .map(one -> one.strip().replaceFirst("^W/", ""))
                .anyMatch(one -> one.equals(quoted) || one.equals("*"));
    }

    private static Response part(String range, Response whole) {
        Matcher request = RANGE.matcher(range.strip());
        if (!request.matches()
                || (request.group(1).isEmpty() && request.group(2).isEmpty())) {
            return whole;
        }
        boolean fromEnd = request.group(1).isEmpty();
        long first = fromEnd
                ? Math.max(0, whole.size() - Long.parseLong(request.group(2)))
                : Long.parseLong(request.group(1));
        long end = fromEnd || request.group(2).isEmpty() ? whole.size() - 1 : Long.parseLong(request.group(2));
        long last = Math.min(end, whole.size() - 1);
        if (!fromEnd && end < first) {
            boolean backwards = !request.group(2).isEmpty();
            return backwards ? whole : unsatisfiable(whole);
        }
        return first > last ? unsatisfiable(whole) : part(first, last, whole);
    }

    private static Response unsatisfiable(Response whole) {
        return Response.text(416, "The file has " + whole.size() + " bytes.")
                .with("Content-Range", "bytes */" + whole.size());
    }

    private static Response part(long first, long last, Response whole) {
        IOSupplier<InputStream> body = () -> {
            InputStream in = whole.body().get();
            in.skipNBytes(first);
            return in;
        };
        return new Response(206, whole.headers(), last - first + 1, body)
                .with("Content-Range", "bytes " + first + "-" + last + "/" + whole.size());
    }
}
