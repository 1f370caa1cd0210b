package dev.octavo.lib.address;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The scheme of a URL: the part before its first colon, such as {@code https} or {@code mailto}. */
public final class Scheme {
    /** These run the rest of the address or show it as a page. Any other scheme opens a program the reader chose. */
    private static final Set<String> HARMFUL = Set.of("javascript", "vbscript", "data");

    /** These name something that exists only on the author's computer or in the author's browser window. */
    private static final Set<String> PRIVATE = Set.of("file", "blob");

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?i)(?:localhost|[a-z0-9-][a-z0-9.-]*\\.[a-z0-9-]+):[0-9]{1,5}(?:[/?#].*)?");

    private Scheme() {}

    /** The scheme as written; empty if there is none. */
    public static String of(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == ':') {
                return address.substring(0, i);
            }
            if (c == '/' || c == '?' || c == '#') {
                return "";
            }
        }
        return "";
    }

    /** Whether {@code address} begins with a scheme (RFC 3986, 3.1) and a colon; a drive such as {@code C:} counts too. */
    public static boolean begins(String address) {
        int i = 0;
        while (i < address.length() && (isLetter(address.charAt(i)) || (i > 0 && isOther(address.charAt(i))))) {
            i++;
        }
        return i > 0 && i < address.length() && address.charAt(i) == ':';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isOther(char c) {
        return (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-';
    }

    /** The scheme as a browser reads it, in lower case; the harmful one if it follows another scheme or is encoded. */
    public static String normalized(String address) {
        String bare = bare(address);
        return harmful(address).orElseGet(() -> of(bare).toLowerCase(Locale.ROOT));
    }

    /** Whether {@code address}, with HTML entities resolved, has no scheme, or a valid one that is harmless and public. */
    public static boolean isSafe(String address) {
        String bare = bare(address);
        String scheme = of(bare);
        boolean isDrive = scheme.length() == 1; // of Windows
        boolean valid =
                scheme.isEmpty() || (begins(bare) && !isDrive && !PRIVATE.contains(scheme.toLowerCase(Locale.ROOT)));
        return valid && harmful(address).isEmpty();
    }

    /** Whether {@code address} is like {@code example.org:8080}, which a browser reads as the scheme {@code example.org}. */
    public static boolean isHostAndPort(String address) {
        return HOST_AND_PORT.matcher(address).matches();
    }

    private static Optional<String> harmful(String address) {
        String bare = bare(address);
        return bare.indexOf('%') < 0
                ? harmfulIn(bare)
                : harmfulIn(bare)
                        .or(() -> harmfulIn(bare(new String(PercentEncoding.bytes(bare), StandardCharsets.UTF_8))));
    }

    /** Finds a harmful scheme after another one too, as in {@code feed:javascript:}. */
    private static Optional<String> harmfulIn(String address) {
        int start = 0;
        for (int i = 0; i < address.length() && "/?#".indexOf(address.charAt(i)) < 0; i++) {
            if (address.charAt(i) == ':') {
                String scheme = address.substring(start, i).toLowerCase(Locale.ROOT);
                if (HARMFUL.contains(scheme)) {
                    return Optional.of(scheme);
                }
                start = i + 1;
            }
        }
        return Optional.empty();
    }

    /** {@code address} without controls and blanks: browsers skip them, so {@code java\tscript:} is a scheme to them. */
    private static String bare(String address) {
        boolean isBare = true;
        for (int i = 0; i < address.length() && isBare; i++) {
            isBare = address.charAt(i) > ' ' && address.charAt(i) < 0x7F;
        }
        if (isBare) { // as most are
            return address;
        }
        StringBuilder out = new StringBuilder(address.length());
        address.codePoints()
                .filter(c -> c > ' ' && !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
