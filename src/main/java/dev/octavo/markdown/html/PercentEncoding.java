package dev.octavo.markdown.html;

import java.nio.charset.StandardCharsets;
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
        if (address.chars().allMatch(ALLOWED::get)) {
            return address;
        }
        StringBuilder out = new StringBuilder(address.length() + 16);
        for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && ALLOWED.get(b)) {
                out.append((char) b);
            } else {
                out.append('%').append(hex(b >> 4)).append(hex(b));
            }
        }
        return out.toString();
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit & 15);
    }
}
