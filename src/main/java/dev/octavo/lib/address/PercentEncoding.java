package dev.octavo.lib.address;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;

/** Percent-encodes and decodes text in UTF-8 (RFC 3986, 2.1). */
public final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /** The characters to leave as they are: the letters and digits of ASCII, and those in {@code more}. */
    public static BitSet unencoded(String more) {
        BitSet unencoded = new BitSet(0x80);
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + more)
                .chars()
                .forEach(unencoded::set);
        return unencoded;
    }

    /** {@code text} with every character encoded except those in {@code unencoded}. */
    public static String encoded(String text, BitSet unencoded) {
        for (int i = 0; i < text.length(); i++) {
            if (!unencoded.get(text.charAt(i))) {
                return encodedBytes(text, unencoded);
            }
        }
        return text; // as for most
    }

    private static String encodedBytes(String text, BitSet unencoded) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && unencoded.get(b)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    /** {@code text} with its escapes decoded; a percent sign that begins none stays. Empty if the result is not UTF-8. */
    public static Optional<String> decoded(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(bytes(text));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /** The bytes of {@code text} with its escapes decoded. */
    static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            out.write(low < 0 ? bytes[i] : high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return out.toByteArray();
    }
}
