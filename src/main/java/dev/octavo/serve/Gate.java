package dev.octavo.serve;

import dev.octavo.address.PercentEncoding;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Decides which requests are answered. Any page that is open in the author's browser can send requests, and must not
 * read unpublished posts.
 *
 * @param hosts what may stand in the header Host, in lower case: {@code localhost:4000}
 * @param ownPlace below which the preview has its own addresses, to which no link leads
 */
record Gate(Set<String> hosts, String ownPlace) {
    private static final Pattern TRIPLET = Pattern.compile("%\\p{XDigit}{2}");
    private static final Pattern STRANGE = Pattern.compile("[#\\P{ASCII}]|%(?!\\p{XDigit}{2})|%2[fF]");

    Gate {
        hosts = Set.copyOf(hosts);
    }

    /** The answer to a request that is not let in. */
    Optional<Answer> refusal(Asked asked) {
        // A name that another site chose may lead to this machine; a browser says which name it was.
        Optional<String> host = asked.header("host").map(name -> name.toLowerCase(Locale.ROOT));
        if (host.filter(hosts::contains).isEmpty()) {
            String known = String.join(", ", new TreeSet<>(hosts));
            return Optional.of(Answer.text(421, "This preview answers to " + known + " only."));
        }
        if (asked.header("origin").filter(origin -> !isSame(origin, host.get())).isPresent()
                || isFromElsewhere(asked)) {
            return Optional.of(Answer.text(403, "Other sites may not ask this preview."));
        }
        if (!asked.method().equals("GET") && !asked.method().equals("HEAD")) {
            return Optional.of(
                    Answer.text(405, "This preview can only be looked at.").with("Allow", "GET, HEAD"));
        }
        return isPlain(asked.rawPath())
                ? Optional.empty()
                : Optional.of(Answer.text(400, "This address means nothing."));
    }

    private static boolean isSame(String origin, String host) {
        return origin.toLowerCase(Locale.ROOT).equals("http://" + host);
    }

    /**
     * Whether a page of another site or port asks. A link may lead here: then the page fills a window of its own, into
     * which the other cannot look. What it would put into itself, as picture, script or frame, it does not get.
     */
    private boolean isFromElsewhere(Asked asked) {
        String site = asked.header("sec-fetch-site").orElse("none");
        if (site.equals("none") || site.equals("same-origin")) {
            return false;
        }
        boolean window = asked.header("sec-fetch-mode").equals(Optional.of("navigate"))
                && asked.header("sec-fetch-dest").equals(Optional.of("document"));
        return !window || asked.rawPath().startsWith(ownPlace);
    }

    /**
     * Whether it can be read in one way only. Addresses are looked up whole, so dots lead nowhere; they are refused all
     * the same.
     */
    private static boolean isPlain(String raw) {
        Optional<String> path = PercentEncoding.decoded(raw);
        if (!raw.startsWith("/") || STRANGE.matcher(raw).find() || path.isEmpty()) {
            return false;
        }
        String text = path.get();
        boolean twice = TRIPLET.matcher(text).find();
        boolean hidden = text.indexOf('\\') >= 0;
        boolean control = text.chars().anyMatch(Character::isISOControl);
        boolean dots = (text + "/").contains("/../") || (text + "/").contains("/./") || text.contains("//");
        return !twice && !hidden && !control && !dots;
    }
}
