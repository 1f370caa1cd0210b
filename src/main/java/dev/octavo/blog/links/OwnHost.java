package dev.octavo.blog.links;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Host;
import dev.octavo.lib.address.Scheme;
import dev.octavo.lib.address.SiteUrl;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recognises URLs with the site's own host, so that they are checked like its other links. */
final class OwnHost {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String AFTER_SCHEME = "://";
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
        String scheme = Scheme.of(written).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || !written.startsWith(AFTER_SCHEME, scheme.length())) {
            return Optional.empty();
        }
        int start = scheme.length() + AFTER_SCHEME.length();
        int end = Host.authorityEnd(written, start);
        if (end == start || !wanted.test(written.substring(start, end))) {
            return Optional.empty();
        }
        String typed = written.substring(end).split("[?#]", 2)[0];
        String path = typed.isEmpty() ? "/" : typed;
        return basePaths.stream()
                .filter(base -> (path + "/").startsWith(base + "/"))
                .findFirst()
                .map(base -> path.equals(base) ? "/" : path.substring(base.length()))
                .map(rest -> rest + written.substring(end + typed.length()));
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
