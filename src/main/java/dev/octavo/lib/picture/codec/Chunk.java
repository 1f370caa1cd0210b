package dev.octavo.lib.picture.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A chunk of PNG or WebP, a segment of JPEG or the scan data after it, or a block of GIF.
 *
 * @param name a PNG or WebP chunk's name, or a segment's or block's marker in upper-case hexadecimal; empty for scan data
 * @param start the offset of the chunk in the file
 * @param contentStart the offset of its content
 * @param contentEnd the end of its content, exclusive
 * @param end the offset of the next chunk, after any checksum or padding byte
 * @param isComplete whether the file is long enough to hold all of its content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Chunk(
        byte[] file, String name, int start, int contentStart, int contentEnd, int end, boolean isComplete) {
    public byte[] content() {
        return Arrays.copyOfRange(file, contentStart, contentEnd);
    }

    /** The whole chunk, with header, checksum and padding. */
    public byte[] bytes() {
        return Arrays.copyOfRange(file, start, end);
    }

    /** Whether it is a JPEG frame header: SOF0 to SOF15, without DHT, JPG and DAC, which share the range. */
    public boolean isFrameHeader() {
        return name.matches("C[0-35-79-BD-F]");
    }

    public boolean contentStarts(String text) {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        int after = contentStart + latin.length;
        return after <= contentEnd && Arrays.equals(file, contentStart, after, latin, 0, latin.length);
    }

    /** The content after {@code text}, with which it starts. */
    byte[] contentAfter(String text) {
        return Arrays.copyOfRange(file, contentStart + text.length(), contentEnd);
    }
}
