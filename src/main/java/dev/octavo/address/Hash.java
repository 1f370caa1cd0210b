package dev.octavo.address;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of some bytes, in four numbers: of a large site there is one in memory for every file. */
public record Hash(long first, long second, long third, long fourth) {
    private static final int LENGTH = 32;

    public static Hash of(byte[] bytes) {
        MessageDigest digest = digest();
        digest.update(bytes);
        return of(digest);
    }

    /** Of all that {@code digest}, made by {@link #digest()}, was given; it begins anew then. */
    public static Hash of(MessageDigest digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new Hash(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /**
     * The hash that {@link #hex} wrote.
     *
     * @throws IllegalArgumentException where the text is not 64 hexadecimal digits
     */
    public static Hash parse(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 has " + 2 * LENGTH + " digits: " + hex);
        }
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        return new Hash(numbers.getLong(), numbers.getLong(), numbers.getLong(), numbers.getLong());
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** In lower-case hexadecimal. */
    public String hex() {
        HexFormat format = HexFormat.of();
        return format.toHexDigits(first)
                + format.toHexDigits(second)
                + format.toHexDigits(third)
                + format.toHexDigits(fourth);
    }

    @Override
    public String toString() {
        return hex();
    }
}
