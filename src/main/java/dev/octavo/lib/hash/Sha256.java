package dev.octavo.lib.hash;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 hash (FIPS 180-4), for files on other machines: nobody can make another file with the same one.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {
    private static final String NAME = "SHA-256";
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    public Sha256 {
        if (!isValid(hex)) {
            throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits, not \"" + hex + "\"");
        }
    }

    /** Whether a text is 64 lower-case hexadecimal digits. */
    public static boolean isValid(String text) {
        return DIGITS.matcher(text).matches();
    }

    public static Sha256 of(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(digest(NAME).digest(bytes)));
    }

    /** The hash of a text in UTF-8. */
    public static Sha256 of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A stream that writes to another one and hashes the same bytes. */
    public static final class HashingOutputStream extends DigestOutputStream {
        public HashingOutputStream(OutputStream out) {
            super(out, Sha256.digest(NAME));
        }

        /** The hash of all bytes written. May be called only once. */
        public Sha256 hash() {
            return new Sha256(HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** A digest that every Java has: MD5, SHA-1 or SHA-256. */
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
