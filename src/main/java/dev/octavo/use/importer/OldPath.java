package dev.octavo.use.importer;

import dev.octavo.lib.address.Nfc;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.render.output.OutputPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Addresses of the old site in one form, since links write them in several. */
final class OldPath {
    /** What addresses are made of, as the build wants them. */
    private static final Pattern ADDRESS =
            Pattern.compile("/(?:[^\\\\:*?\"<>|#%\\s\\p{Cc}/]++(?: ++[^\\\\:*?\"<>|#%\\s\\p{Cc}/]++)*+/?)*+");

    private static final int LONGEST_PART = 120;

    private OldPath() {}

    /** Whether a path can be an address of the new site. */
    static boolean isAddress(String path) {
        return ADDRESS.matcher(path).matches()
                && Stream.of(path.split("/", -1))
                        .noneMatch(part -> part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART
                                || part.endsWith(".")
                                || OutputPath.isDevice(part));
    }

    /** Whether a path can be one of {@code elsewhere}. */
    static boolean mayBeElsewhere(String path) {
        return isAddress(path) && !path.equals("/") && path.matches("[^\\s\\p{Z}\\p{C}\"<>{}]+");
    }

    /** Decoded, in lower case, without {@code index.html}, {@code .html} and slashes at the end: {@code /2020/01/kite}. */
    static String normalized(String path) {
        String decoded = PercentEncoding.decoded(path).orElse(path);
        String plain = Nfc.of(decoded).toLowerCase(Locale.ROOT).replaceAll("/{2,}", "/");
        return ("/" + plain)
                .replaceFirst("^//+", "/")
                .replaceFirst("/index\\.(?:html?|xml|php|md)$", "/")
                .replaceFirst("\\.(?:html?|php|md|markdown|mdx)$", "")
                .replaceFirst("(?<=[^/]|^/)/+$", "");
    }

    /** A path written on a page of the old site, from the root; a page whose address ends with a slash is its own folder. */
    static String resolved(String page, String path) {
        String folder = path.startsWith("/") ? "" : page.substring(0, page.lastIndexOf('/') + 1);
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + "/" + path).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts) + (path.endsWith("/") && !parts.isEmpty() ? "/" : "");
    }
}
