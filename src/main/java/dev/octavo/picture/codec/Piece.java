package dev.octavo.picture.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A segment of JPEG, or the pixels after one, a chunk of PNG or WebP, or a block of GIF.
 *
 * @param name of a chunk; what marks a segment or block, as hexadecimal digits; empty for pixels
 * @param start where it begins in the file
 * @param from where its content begins
 * @param to where its content ends
 * @param end where the next piece begins: behind a sum, or a byte that fills it up
 * @param isWhole whether all of its content is in the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Piece(byte[] file, String name, int start, int from, int to, int end, boolean isWhole) {
    public byte[] content() {
        return Arrays.copyOfRange(file, from, to);
    }

    /** With its head and what follows its content. */
    public byte[] bytes() {
        return Arrays.copyOfRange(file, start, end);
    }

    /** Whether it says how the pixels of a JPEG file are stored: of its row all do but tables and extensions. */
    public boolean isFrame() {
        return name.matches("C[0-35-79-BD-F]");
    }

    public boolean contentStarts(String text) {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        int behind = from + latin.length;
        return behind <= to && Arrays.equals(file, from, behind, latin, 0, latin.length);
    }

    /** What follows that text, which its content starts with. */
    byte[] behind(String text) {
        return Arrays.copyOfRange(file, from + text.length(), to);
    }
}
