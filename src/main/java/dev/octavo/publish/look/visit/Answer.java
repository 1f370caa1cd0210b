package dev.octavo.publish.look.visit;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What came back for an address.
 *
 * @param status of HTTP; 0 where nothing came back that is HTTP
 * @param body as far as it was wanted
 * @param whole whether nothing of the body is missing
 * @param fault why there is no answer
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Answer(URI uri, int status, HttpHeaders headers, byte[] body, boolean whole, Optional<Fault> fault) {
    private static final int LONGEST_HEADER = 80;
    private static final Predicate<String> NUMBER =
            Pattern.compile("[0-9]{1,18}").asMatchPredicate();

    static Answer none(URI uri, Fault fault) {
        HttpHeaders nothing = HttpHeaders.of(Map.of(), (name, value) -> true);
        return new Answer(uri, 0, nothing, new byte[0], false, Optional.of(fault));
    }

    public boolean isRedirect() {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** Where a redirect leads; empty where that is no address. */
    public Optional<URI> leadsTo() {
        try {
            return headers.firstValue("location").map(uri::resolve);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** A header in small letters, no longer than one reads. */
    public Optional<String> header(String name) {
        return headers.firstValue(name).map(value -> cut(value.strip().toLowerCase(Locale.ROOT)));
    }

    /** The number that a header holds; empty where it holds something else. */
    public OptionalLong number(String name) {
        return headers.firstValue(name).map(String::strip).filter(NUMBER).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    /** The start of what a server said: it may say anything, of any length. */
    public static String cut(String said) {
        return said.length() <= LONGEST_HEADER ? said : said.substring(0, LONGEST_HEADER) + "…";
    }
}
