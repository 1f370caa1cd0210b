package dev.octavo.serve;

import dev.octavo.hash.Hash;
import java.nio.charset.StandardCharsets;

/** Puts the script that keeps a page up to date into it: all that tells it from the page that is built. */
final class Scripted {
    private static final String END = "</body>";

    private Scripted() {}

    /** @param tag of the page without the script */
    static byte[] page(byte[] page, String token, Hash tag) {
        String html = new String(page, StandardCharsets.UTF_8);
        int end = html.lastIndexOf(END);
        int at = end < 0 ? html.length() : end;
        String script = "<script type=\"module\" src=\"/_octavo/live.js\" data-token=\"" + token + "\" data-tag=\""
                + tag + "\"></script>";
        return (html.substring(0, at) + script + html.substring(at)).getBytes(StandardCharsets.UTF_8);
    }
}
