package dev.octavo.blog.markdown.html;

import dev.octavo.lib.address.Scheme;
import dev.octavo.lib.problem.Spelling;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses addresses that run code, such as {@code javascript:}. */
public final class SafeAddress {
    /** The schemes of nearly all addresses; a scheme that is almost one of them is a typo. */
    private static final Set<String> USUAL = Set.of("http", "https", "mailto", "callto");

    private static final Pattern COMPLETE = Pattern.compile("//[^/?#\\s].*");
    /** RFC 6068: whom a letter goes to, which may be left to the reader or be escaped. */
    private static final Pattern MAIL = Pattern.compile("[^?@]+@[^?@].*|[^?]*%.*|\\?.+", Pattern.DOTALL);

    private static final Pattern SPACE = Pattern.compile("(?:\\s|%20)+");
    private static final String PRIVATE =
            "only your own computer has that file: put it beside the article, and write its name";

    private SafeAddress() {}

    /** Whether {@code address}, with entities resolved, is harmless even if disguised, and its scheme is not a typo. */
    public static boolean isSafe(String address) {
        return Scheme.isSafe(address) && likelyTypo(Scheme.of(address)).isEmpty();
    }

    /** Advice for an unsafe address. */
    public static String remedy(String address) {
        String scheme = Scheme.normalized(address);
        return switch (scheme) {
            case "javascript", "vbscript" -> "remove it: nothing in an article runs by its address";
            case "data", "blob" -> "save its content as a file beside the article, and write that file's name";
            case "file" -> PRIVATE;
            default ->
                scheme.length() == 1
                        ? PRIVATE
                        : likelyTypo(scheme)
                                .map(near -> "did you mean \"" + near + ":\"?")
                                .orElse("a path with a colon in its first part begins with ./, so write ./" + address);
        };
    }

    /** Advice for a safe address that has a scheme but no target, or one of another shape; empty if it is right. */
    public static Optional<String> correction(String address) {
        String scheme = Scheme.of(address).toLowerCase(Locale.ROOT);
        if (scheme.isEmpty()) {
            return Optional.empty();
        }
        String rest = address.substring(scheme.length() + 1);
        return switch (scheme) {
            case "http", "https" ->
                COMPLETE.matcher(rest).matches()
                        ? Optional.empty()
                        : Optional.of("write it like " + scheme + "://" + host(rest));
            case "mailto" ->
                MAIL.matcher(rest).matches() ? Optional.empty() : Optional.of("write it like mailto:ada@example.org");
            case "tel" -> {
                String number = SPACE.matcher(rest).replaceAll("");
                yield number.isEmpty() || !number.equals(rest)
                        ? Optional.of("write it like tel:" + (number.isEmpty() ? "+15550100" : number))
                        : Optional.empty();
            }
            default ->
                Scheme.isHostAndPort(address)
                        ? Optional.of(
                                "another site's address begins with https:// or http://, so write http://" + address)
                        : Optional.empty();
        };
    }

    private static Optional<String> likelyTypo(String scheme) {
        boolean usual = scheme.isEmpty() || USUAL.contains(scheme.toLowerCase(Locale.ROOT));
        return usual ? Optional.empty() : Spelling.nearest(scheme, USUAL);
    }

    private static String host(String rest) {
        String bare = rest.replaceFirst("^/+", "");
        return bare.isBlank() ? "example.org/page" : bare;
    }
}
