package dev.octavo.serve;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.function.IOSupplier;

/**
 * Sends only what the browser needs: nothing if it has the file, a part if it asked for a part (RFC 9110, 13 and 14).
 */
final class Conditional {
    // Several ranges at once are asked for by no player; the whole answers them rightly.
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private Conditional() {}

    /**
     * The answer to a browser that may have the file already, or wants a part of it.
     *
     * @param tag of the bytes of {@code whole}
     * @param whole the answer with all of the file, of status 200
     */
    static Answer of(Asked asked, String tag, Answer whole) {
        String quoted = '"' + tag + '"';
        Answer tagged = whole.with("ETag", quoted).with("Accept-Ranges", "bytes");
        if (asked.header("if-none-match").filter(known -> knows(known, quoted)).isPresent()) {
            return Answer.nothing(304).with("ETag", quoted);
        }
        Optional<String> range =
                asked.header("range").filter(wanted -> asked.method().equals("GET"));
        // Half a file and half another one are no file.
        boolean same = asked.header("if-range").map(quoted::equals).orElse(true);
        return range.isPresent() && same ? part(range.get(), tagged) : tagged;
    }

    private static boolean knows(String known, String quoted) {
        return Arrays.stream(known.split(","))
                .map(one -> one.strip().replaceFirst("^W/", ""))
                .anyMatch(one -> one.equals(quoted) || one.equals("*"));
    }

    private static Answer part(String range, Answer whole) {
        Matcher asked = RANGE.matcher(range.strip());
        if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
            return whole;
        }
        boolean fromEnd = asked.group(1).isEmpty();
        long first =
                fromEnd ? Math.max(0, whole.size() - Long.parseLong(asked.group(2))) : Long.parseLong(asked.group(1));
        long end = fromEnd || asked.group(2).isEmpty() ? whole.size() - 1 : Long.parseLong(asked.group(2));
        long last = Math.min(end, whole.size() - 1);
        if (!fromEnd && end < first) {
            boolean backwards = !asked.group(2).isEmpty();
            return backwards ? whole : unsatisfiable(whole);
        }
        return first > last ? unsatisfiable(whole) : part(first, last, whole);
    }

    private static Answer unsatisfiable(Answer whole) {
        return Answer.text(416, "The file has " + whole.size() + " bytes.")
                .with("Content-Range", "bytes */" + whole.size());
    }

    private static Answer part(long first, long last, Answer whole) {
        IOSupplier<InputStream> body = () -> {
            InputStream in = whole.body().get();
            in.skipNBytes(first);
            return in;
        };
        return new Answer(206, whole.headers(), last - first + 1, body)
                .with("Content-Range", "bytes " + first + "-" + last + "/" + whole.size());
    }
}
