package dev.octavo.address;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;

/** Percent-encoding as RFC 3986, 2.1 has it, of text in UTF-8. */
public final class Percent {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Percent() {}

    /** What stands for itself: the letters and digits of ASCII, and {@code more} of its characters. */
    public static BitSet plain(String more) {
        BitSet plain = new BitSet(0x80);
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + more)
                .chars()
                .forEach(plain::set);
        return plain;
    }

    /** {@code text} with everything encoded that is not {@code plain}. */
    public static String encoded(String text, BitSet plain) {
        for (int i = 0; i < text.length(); i++) {
            if (!plain.get(text.charAt(i))) {
                return encodedAnew(text, plain);
            }
        }
        return text; // as most are
    }

    private static String encodedAnew(String text, BitSet plain) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && plain.get(b)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    /** {@code text} without its escapes, and with every percent sign that begins none; empty where that is not UTF-8. */
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

    /** The bytes that {@code text} stands for. */
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
