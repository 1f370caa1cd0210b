package dev.octavo.serve;

import dev.octavo.serve.http.Asked;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What only the pages know that this preview has sent: no other site in the browser can read it. */
record Token(String value) {
    private static final int BYTES = 16;

    static Token random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new Token(HexFormat.of().formatHex(random));
    }

    /** Whether it was asked by a page that this preview sent. How long that takes to see tells nobody how near he was. */
    boolean isShownBy(Asked asked) {
        byte[] shown = asked.parameter("token").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, value.getBytes(StandardCharsets.UTF_8));
    }
}
