package dev.octavo.address;

import java.nio.charset.StandardCharsets;

/**
 * The one function through which every address goes: it adds the base path or the host, and percent-encodes.
 *
 * @param origin scheme and host in ASCII, {@code https://example.org}, without a slash at the end
 * @param basePath where the site lies on the host: empty, or {@code /blog} without a slash at the end
 */
public record SiteUrl(String origin, String basePath) {
    private static final String UNESCAPED = "-._~!$&'()*+,;=:@/";

    /** The address as a page of the site writes it: {@code /blog/posts/hello/}. */
    public String href(Address address) {
        return encode(basePath + address.path());
    }

    /** The address as the outside writes it: {@code https://example.org/blog/posts/hello/}. */
    public String absolute(Address address) {
        return origin + href(address);
    }

    // RFC 3986, 3.3: pchar and the slash stand for themselves, everything else as %XX of its UTF-8 bytes.
    private static String encode(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (!isPlain(path.charAt(i))) {
                return encoded(path);
            }
        }
        return path;
    }

    private static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (isPlain(c)) {
                out.append(c);
            } else {
                out.append('%').append(hex(c >> 4)).append(hex(c & 0xF));
            }
        }
        return out.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNESCAPED.indexOf(c) >= 0;
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
