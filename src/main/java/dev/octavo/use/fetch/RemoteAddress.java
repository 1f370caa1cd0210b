package dev.octavo.use.fetch;

import dev.octavo.blog.links.Links;
import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of other sites, as authors and servers write them. */
final class RemoteAddress {
    private static final String BY_HAND =
            "look at the address in a browser, and save the picture beside the article by hand";
    private static final Pattern PARTS = Pattern.compile("(?i)(https?:)?//([^/?#]*)(.*)", Pattern.DOTALL);

    private RemoteAddress() {}

    /** Whether the address begins with http://, https:// or //. */
    static boolean isRemote(String written) {
        return PARTS.matcher(written.strip()).matches();
    }

    /** The address to request. Characters that browsers accept unencoded are encoded. */
    static URI of(String written) throws FetchException {
        Matcher parts = PARTS.matcher(written.strip());
        if (!parts.matches()) {
            throw new FetchException("leads to an address that is neither http nor https", BY_HAND);
        }
        if (parts.group(2).contains("@")) {
            throw new FetchException("has a user's name in its address", "take it out of the address");
        }
        String scheme = parts.group(1) == null ? "https:" : parts.group(1);
        try {
            return new URI(scheme + "//" + IDN.toASCII(parts.group(2))
                            + Links.external(parts.group(3)).split("#", 2)[0])
                    .parseServerAuthority();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new FetchException("has no address that can be asked", "correct the address");
        }
    }

    /** Whether the host is this machine, or one on a private network. */
    static boolean isPrivate(URI uri) throws FetchException {
        try {
            String host = uri.getHost() == null ? "" : uri.getHost().replaceAll("[\\[\\]]", "");
            return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(RemoteAddress::isPrivate);
        } catch (UnknownHostException e) {
            throw new FetchException("is on an unknown host: " + uri.getHost(), BY_HAND);
        }
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64; // RFC 6598
        boolean unique = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC; // RFC 4193
        return shared
                || unique
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress();
    }
}
