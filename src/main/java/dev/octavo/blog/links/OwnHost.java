package dev.octavo.blog.links;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Host;
import dev.octavo.lib.address.Scheme;
import dev.octavo.lib.address.SiteUrl;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recognises URLs with the site's own host, so that they are checked like its other links. */
final class OwnHost {
    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";

    private static final Pattern PORT = Pattern.compile(":(?:80|443)?$");

    private final String host;
    /** The base path as configured, and percent-encoded. */
    private final List<String> basePaths;

    OwnHost(SiteUrl url) {
        String home = url.href(Address.HOME);
        this.host = host(url.origin().replaceFirst("^https?://", ""));
        this.basePaths = List.of(url.basePath(), home.substring(0, home.length() - 1));
    }

    /** A URL as a path from the site's root, {@code /posts/x/?a#b}; empty for another host or outside the base path. */
    Optional<String> pathFromRoot(String written) {
        return path(written, this::isOwn, basePaths);
    }

    /** The same for any host, such as that of a preview, also outside the base path. */
    Optional<String> pathFromRootOnAnyHost(String written) {
        return path(written, authority -> true, List.of(basePaths.get(0), basePaths.get(1), ""));
    }

    private static Optional<String> path(String written, Predicate<String> wanted, List<String> basePaths) {
        boolean http = written.regionMatches(true, 0, HTTP, 0, HTTP.length());
        boolean https = written.regionMatches(true, 0, HTTPS, 0, HTTPS.length());
        if (!Scheme.begins(written) || (!http && !https)) { // the first since "ſ" matches "s"
            return Optional.empty();
        }
        int start = (http ? HTTP : HTTPS).length();
        int authorityEnd = indexOfAny(written, start, "/?#");
        int pathEnd = indexOfAny(written, authorityEnd, "?#");
        if (authorityEnd == start || !wanted.test(written.substring(start, authorityEnd))) {
            return Optional.empty();
        }
        String path = pathEnd == authorityEnd ? "/" : written.substring(authorityEnd, pathEnd);
        return basePaths.stream()
                .filter(base -> (path + "/").startsWith(base + "/"))
                .findFirst()
                .map(base -> path.equals(base) ? "/" : path.substring(base.length()))
                .map(rest -> rest + written.substring(pathEnd));
    }

    private static int indexOfAny(String text, int from, String delimiters) {
        int end = from;
        while (end < text.length() && delimiters.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Plain ASCII is compared directly, since most links lead elsewhere, and {@link #host} takes long. */
    private boolean isOwn(String authority) {
        boolean plain = authority.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':');
        return plain ? authority.equalsIgnoreCase(host) : host(authority).equals(host);
    }

    /** The host in lower-case ASCII, without a default port of either scheme. */
    private static String host(String authority) {
        String bare = PORT.matcher(authority).replaceFirst("");
        try {
            return Host.ascii(bare, 0);
        } catch (IllegalArgumentException noHost) {
            return bare;
        }
    }
}
