package dev.octavo.markdown.html;

import dev.octavo.address.Percent;
import java.util.BitSet;

/** Addresses as they may stand in HTML: what RFC 3986 does not allow in one is percent-encoded, nothing twice. */
public final class PercentEncoding {
    private static final BitSet ALLOWED = new BitSet(128);

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%"
                .chars()
                .forEach(ALLOWED::set);
    }

    private PercentEncoding() {}

    public static String encoded(String address) {
        return Percent.encoded(address, ALLOWED::get);
    }
}
