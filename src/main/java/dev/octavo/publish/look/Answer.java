package dev.octavo.publish.look;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came back for an address.
 *
 * @param status of HTTP; 0 where nothing came back that is HTTP
 * @param body as far as it was wanted
 * @param whole whether nothing of the body is missing
 * @param fault why there is no answer
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(URI uri, int status, HttpHeaders headers, byte[] body, boolean whole, Optional<Finding> fault) {
    private static final int LONGEST_HEADER = 80;

    static Answer none(URI uri, Finding fault) {
        HttpHeaders nothing = HttpHeaders.of(Map.of(), (name, value) -> true);
        return new Answer(uri, 0, nothing, new byte[0], false, Optional.of(fault));
    }

    boolean isRedirect() {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** Where a redirect leads; empty where that is no address. */
    Optional<URI> leadsTo() {
        try {
            return headers.firstValue("location").map(uri::resolve);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** The same for a message. */
    String destination() {
        return leadsTo().map(URI::toString).map(Answer::cut).orElse("no address");
    }

    /** A header in small letters, no longer than one reads. */
    Optional<String> header(String name) {
        return headers.firstValue(name).map(value -> cut(value.strip().toLowerCase(Locale.ROOT)));
    }

    // A server may say anything, of any length.
    private static String cut(String said) {
        return said.length() <= LONGEST_HEADER ? said : said.substring(0, LONGEST_HEADER) + "…";
    }
}
