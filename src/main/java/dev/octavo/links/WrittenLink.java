package dev.octavo.links;

import dev.octavo.address.Percent;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A link cut into its parts, as RFC 3986, appendix B, does it.
 *
 * @param path percent-decoded
 * @param suffix query and fragment, escaped
 * @param fragment percent-decoded, without {@code #}
 */
record WrittenLink(String path, String suffix, Optional<String> fragment) {
    private static final Pattern EXTERNAL = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:|//)");
    private static final String ILLEGAL = "\"<>\\^`{|}";

    /** Whether it has a scheme or a host, so that it leads out of the site. */
    static boolean isExternal(String written) {
        return EXTERNAL.matcher(written).find();
    }

    static WrittenLink of(String written) {
        int hash = written.indexOf('#');
        String beforeHash = hash < 0 ? written : written.substring(0, hash);
        int question = beforeHash.indexOf('?');
        String path = question < 0 ? beforeHash : beforeHash.substring(0, question);
        // What follows ":~:" is for the browser alone (WICG, text fragments).
        Optional<String> fragment = Optional.of(hash < 0 ? "" : written.substring(hash + 1))
                .map(part -> decoded(part.split(":~:", 2)[0]))
                // HTML, "select the indicated part": an empty fragment and "top" are the top of any page.
                .filter(f -> !f.isEmpty() && !f.equalsIgnoreCase("top"));
        return new WrittenLink(decoded(path), escaped(written.substring(path.length())), fragment);
    }

    /** {@code text} with everything escaped that must not stand in a URL; escapes that are there stay. */
    static String escaped(String text) {
        return Percent.encoded(text, c -> c > ' ' && c < 0x7F && ILLEGAL.indexOf(c) < 0);
    }

    /** As it stands, where the escapes are not those of a text. */
    private static String decoded(String text) {
        return Percent.decoded(text).orElse(text);
    }
}
