package dev.octavo.hash;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.HexFormat;

/**
 * 128 bits that stand for some bytes: the Murmur3 hash of them (A. Appleby, MurmurHash3_x64_128). It tells changed files
 * from unchanged ones, at thirty times the speed of SHA-256 in code that is not optimised yet; it is no protection
 * against files that were made to have the same hash.
 */
public record Hash(long high, long low) {
    private static final int DIGITS = 32;
    private static final int HALF = 16;

    public static Hash of(byte[] bytes) {
        return of(Hashing.murmur3_128().hashBytesTo128Bits(bytes));
    }

    static Hash of(HashValue128 value) {
        // The reference implementation writes the half first that is the less significant one here.
        return new Hash(value.getLeastSignificantBits(), value.getMostSignificantBits());
    }

    /**
     * The hash that {@link #hex} wrote.
     *
     * @throws IllegalArgumentException where the text is not 32 hexadecimal digits
     */
    public static Hash parse(String hex) {
        if (hex.length() != DIGITS) {
            throw new IllegalArgumentException("a hash has " + DIGITS + " hexadecimal digits, not \"" + hex + "\"");
        }
        return new Hash(HexFormat.fromHexDigitsToLong(hex, 0, HALF), HexFormat.fromHexDigitsToLong(hex, HALF, DIGITS));
    }

    /** In lower-case hexadecimal. */
    public String hex() {
        HexFormat format = HexFormat.of();
        return format.toHexDigits(high) + format.toHexDigits(low);
    }

    // The same as the generated one, written out because that one is slow to start.
    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && hash.high == high && hash.low == low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high ^ low);
    }

    @Override
    public String toString() {
        return hex();
    }
}
