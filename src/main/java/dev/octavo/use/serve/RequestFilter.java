package dev.octavo.use.serve;

import dev.octavo.lib.address.PercentEncoding;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Decides which requests are answered. Any page open in the author's browser can send requests, but must not read
 * unpublished posts.
 *
 * @param hosts the allowed values of the header Host, in lower case: {@code localhost:4000}
 * @param ownPath the prefix of the preview's own addresses, which other sites may not link to either
 */
record RequestFilter(Set<String> hosts, String ownPath) {
    private static final Pattern TRIPLET = Pattern.compile("%\\p{XDigit}{2}");
    private static final Pattern STRANGE = Pattern.compile("[#\\P{ASCII}]|%(?!\\p{XDigit}{2})|%2[fF]");

    RequestFilter {
        hosts = Set.copyOf(hosts);
    }

    /** Returns the response to a request that is not allowed. */
    Optional<Response> refusal(BrowserRequest request) {
        // DNS rebinding: another site's name may resolve to this machine, but the browser sends that name.
        Optional<String> host = request.header("host").map(name -> name.toLowerCase(Locale.ROOT));
        if (host.filter(hosts::contains).isEmpty()) {
            String known = String.join(", ", new TreeSet<>(hosts));
            return Optional.of(Response.text(421, "This preview answers to " + known + " only."));
        }
        if (request.header("origin")
                        .filter(origin -> !isSame(origin, host.get()))
                        .isPresent()
                || isFromElsewhere(request)) {
            return Optional.of(Response.text(403, "Other sites may not ask this preview."));
        }
        boolean writes = request.method().equals("POST")
                && (request.rawPath().equals(ownPath + "look")
                        || request.rawPath().equals(ownPath + "known"));
        if (!writes && !request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Optional.of(
                    Response.text(405, "This preview can only be looked at.").with("Allow", "GET, HEAD"));
        }
        return isPlain(request.rawPath())
                ? Optional.empty()
                : Optional.of(Response.text(400, "This address means nothing."));
    }

    private static boolean isSame(String origin, String host) {
        return origin.toLowerCase(Locale.ROOT).equals("http://" + host);
    }

    /**
     * Returns whether the request comes from a page of another site or port. Following a link to a page is allowed,
     * since the other site cannot read what a separate window shows; embedding a picture, script or frame is not.
     */
    private boolean isFromElsewhere(BrowserRequest request) {
        String site = request.header("sec-fetch-site").orElse("none");
        if (site.equals("none") || site.equals("same-origin")) {
            return false;
        }
        boolean window = request.header("sec-fetch-mode").equals(Optional.of("navigate"))
                && request.header("sec-fetch-dest").equals(Optional.of("document"));
        return !window || request.rawPath().startsWith(ownPath);
    }

    /**
     * Returns whether the path is unambiguous. Dots would be harmless, since addresses are looked up whole, but are
     * refused all the same.
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
