package dev.octavo.serve;

import dev.octavo.hash.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret that only pages of this preview know: no other site in the browser can read it. */
record Token(String value) {
    private static final int BYTES = 16;
    private static final String END = "</body>";

    static Token random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new Token(HexFormat.of().formatHex(random));
    }

    /** Whether a page asks that this preview sent. The answer takes as long for a token that is nearly right. */
    boolean isShownBy(Asked asked) {
        byte[] shown = asked.parameter("token").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@code page} with the script that keeps it up to date, and nothing else that the built page does not have.
     *
     * @param tag of the page without the script
     */
    byte[] scripted(byte[] page, Hash tag) {
        String html = new String(page, StandardCharsets.UTF_8);
        int end = html.lastIndexOf(END);
        int at = end < 0 ? html.length() : end;
        String script = "<script type=\"module\" src=\"/_octavo/live.js\" data-token=\"" + value + "\" data-tag=\""
                + tag + "\"></script>";
        return (html.substring(0, at) + script + html.substring(at)).getBytes(StandardCharsets.UTF_8);
    }
}
