package dev.octavo.use.importer;

import dev.octavo.lib.address.Nfc;
import dev.octavo.lib.address.PercentEncoding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Addresses of the old site in one form, since links write them in several. */
final class OldPath {
    private OldPath() {}

    /** Decoded, in lower case, without {@code index.html}, {@code .html} and slashes at the end: {@code /2020/01/kite}. */
    static String normalized(String path) {
        String decoded = PercentEncoding.decoded(path).orElse(path);
        String plain = Nfc.of(decoded).toLowerCase(Locale.ROOT).replaceAll("/{2,}", "/");
        return ("/" + plain)
                .replaceFirst("^//+", "/")
                .replaceFirst("/index\\.(?:html?|xml|php|md)$", "/")
                .replaceFirst("\\.(?:html?|php|md|markdown|mdx)$", "")
                .replaceFirst("(?<=.)/+$", "");
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
