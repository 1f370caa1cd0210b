package dev.octavo.use.serve;

import dev.octavo.lib.hash.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret that only pages of this preview contain; no other site in the browser can read it. */
record PreviewToken(String value) {
    private static final int BYTES = 16;
    private static final String END = "</body>";

    static PreviewToken random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new PreviewToken(HexFormat.of().formatHex(random));
    }

    /** Returns whether the request comes from a page of this preview. The comparison takes constant time. */
    boolean isIn(BrowserRequest request) {
        byte[] shown = request.parameter("token").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds the script that keeps a page up to date, and nothing else.
     *
     * @param tag of the page without the script
     */
    byte[] withScript(byte[] page, Hash tag) {
        String html = new String(page, StandardCharsets.UTF_8);
        int end = html.lastIndexOf(END);
        int at = end < 0 ? html.length() : end;
        String script = "<script type=\"module\" src=\"/_octavo/live.js\" data-token=\"" + value + "\" data-tag=\""
                + tag + "\"></script>";
        return (html.substring(0, at) + script + html.substring(at)).getBytes(StandardCharsets.UTF_8);
    }
}
