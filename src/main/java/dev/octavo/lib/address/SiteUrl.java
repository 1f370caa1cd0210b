package dev.octavo.lib.address;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns addresses into URLs: adds the base path and, if wanted, the host, and percent-encodes. All URLs go through here.
 *
 * @param origin scheme and host in ASCII, {@code https://example.org}, without a slash at the end
 * @param basePath the path of the site on the host: empty, or {@code /blog} without a slash at the end
 */
public record SiteUrl(String origin, String basePath) {
    private static final Pattern RESERVED =
            Pattern.compile("https?://(?:.+\\.)?(?:example(?:\\.(?:com|net|org))?|invalid)(?::\\d+)?");
    // RFC 3986, 3.3: pchar and the slash are not encoded.
    private static final BitSet PLAIN = PercentEncoding.unencoded("-._~!$&'()*+,;=:@/");

    /** Whether its domain is reserved for examples (RFC 2606), such as the one in a new site. */
    public boolean isForExamples() {
        return RESERVED.matcher(origin).matches();
    }

    public String host() {
        return Host.of(origin);
    }

    /** The address as pages of the site write it: {@code /blog/posts/hello/}. */
    public String href(Address address) {
        // Not by +, which javac turns into a builder of 16 characters here: see the POM.
        return PercentEncoding.encoded(basePath.concat(address.path()), PLAIN);
    }

    /** The address for {@code path}, a decoded path on the host; empty if it is not below the base path. */
    public Optional<Address> below(String path) {
        return path.startsWith(basePath + "/")
                ? Optional.of(new Address(path.substring(basePath.length())))
                : Optional.empty();
    }

    /** The address with its host: {@code https://example.org/blog/posts/hello/}. */
    public String absolute(Address address) {
        return origin + href(address);
    }
}
