package dev.octavo.address;

import java.util.BitSet;
import java.util.Optional;

/**
 * The one function through which every address goes: it adds the base path or the host, and percent-encodes.
 *
 * @param origin scheme and host in ASCII, {@code https://example.org}, without a slash at the end
 * @param basePath where the site lies on the host: empty, or {@code /blog} without a slash at the end
 */
public record SiteUrl(String origin, String basePath) {
    // RFC 3986, 3.3: pchar and the slash stand for themselves.
    private static final BitSet PLAIN = Percent.plain("-._~!$&'()*+,;=:@/");

    /** The address as a page of the site writes it: {@code /blog/posts/hello/}. */
    public String href(Address address) {
        return Percent.encoded(basePath + address.path(), PLAIN);
    }

    /** The address whose path on the host, decoded, is {@code path}; empty where that is not below the site. */
    public Optional<Address> below(String path) {
        return path.startsWith(basePath + "/")
                ? Optional.of(new Address(path.substring(basePath.length())))
                : Optional.empty();
    }

    /** The address as the outside writes it: {@code https://example.org/blog/posts/hello/}. */
    public String absolute(Address address) {
        return origin + href(address);
    }
}
