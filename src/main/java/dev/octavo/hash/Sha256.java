package dev.octavo.hash;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of some bytes (FIPS 180-4), which cannot be forged: it tells what lies on another machine.
 *
 * @param hex 64 hexadecimal digits in small letters
 */
public record Sha256(String hex) {
    private static final String NAME = "SHA-256";
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    public Sha256 {
        if (!isOne(hex)) {
            throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits, not \"" + hex + "\"");
        }
    }

    /** Whether a text is 64 hexadecimal digits. */
    public static boolean isOne(String text) {
        return DIGITS.matcher(text).matches();
    }

    public static Sha256 of(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(digest(NAME).digest(bytes)));
    }

    /** That of a text in UTF-8. */
    public static Sha256 of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A stream that hands on what is written to it, and knows its sum. */
    public static final class Summing extends DigestOutputStream {
        public Summing(OutputStream out) {
            super(out, Sha256.digest(NAME));
        }

        /** Of all that was written. It can be asked once. */
        public Sha256 sum() {
            return new Sha256(HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** Adds bytes up as {@code name} says, which every Java knows: MD5, SHA-1, SHA-256. */
    public static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
