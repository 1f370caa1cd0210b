package dev.octavo.markdown.html;

import dev.octavo.problem.Spelling;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells addresses that lead somewhere from those that run something. */
public final class SafeAddress {
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    private static final Pattern COMPLETE = Pattern.compile("//[^/?#\\s].*");

    private SafeAddress() {}

    /** Whether {@code address}, its entities resolved, has a known scheme or none, in whatever disguise. */
    public static boolean isSafe(String address) {
        String bare = bare(address);
        return isKnown(scheme(bare)) && isKnown(scheme(bare(percentDecoded(bare))));
    }

    /** The scheme as the author sees it, for a message. */
    public static String scheme(String address) {
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

    /** What to write instead of an address that is not safe. */
    public static String remedy(String address) {
        String bare = bare(address);
        String scheme = scheme(isKnown(scheme(bare)) ? bare(percentDecoded(bare)) : bare);
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "javascript", "vbscript" -> "remove it: nothing in an article runs by its address";
            case "data", "blob" -> "save what it holds as a file beside the article, and write that file's name";
            case "file" -> "only your own computer has that file: put it beside the article, and write its name";
            default ->
                scheme.length() == 1
                        ? "only your own computer has that file: put it beside the article, and write its name"
                        : Spelling.nearest(scheme, SCHEMES)
                                .map(near -> "did you mean \"" + near + ":\"?")
                                .orElse("write a path of the site, or begin with https:, http:, mailto: or tel:");
        };
    }

    /** What to write instead of a safe address that has a scheme and nothing that could be reached by it. */
    public static Optional<String> gap(String address) {
        String scheme = scheme(address).toLowerCase(Locale.ROOT);
        String rest = address.substring(scheme.isEmpty() ? 0 : scheme.length() + 1);
        return switch (scheme) {
            case "http", "https" ->
                COMPLETE.matcher(rest).matches()
                        ? Optional.empty()
                        : Optional.of("write it like " + scheme + "://" + host(rest));
            case "mailto" -> rest.isBlank() ? Optional.of("write it like mailto:ada@example.org") : Optional.empty();
            case "tel" -> rest.isBlank() ? Optional.of("write it like tel:+15550100") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String host(String rest) {
        String bare = rest.replaceFirst("^/+", "");
        return bare.isBlank() ? "example.org/page" : bare;
    }

    private static boolean isKnown(String scheme) {
        return scheme.isEmpty() || SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
    }

    /** Browsers read over controls and blanks, so {@code java\tscript:} is a scheme to them. */
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

    private static String percentDecoded(String address) {
        if (address.indexOf('%') < 0) {
            return address;
        }
        StringBuilder out = new StringBuilder(address.length());
        for (int i = 0; i < address.length(); i++) {
            int high = address.charAt(i) == '%' && i + 2 < address.length() ? hex(address, i + 1) : -1;
            int low = high < 0 ? -1 : hex(address, i + 2);
            if (low < 0) {
                out.append(address.charAt(i));
            } else {
                out.append((char) (high * 16 + low));
                i += 2;
            }
        }
        return out.toString();
    }

    private static int hex(String text, int at) {
        return Character.digit(text.charAt(at), 16);
    }
}
