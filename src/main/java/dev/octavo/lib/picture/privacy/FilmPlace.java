package dev.octavo.lib.picture.privacy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Finds out whether a film says where it was taken, as telephones write it (ISO/IEC 14496-12; QuickTime File Format). */
public final class FilmPlace {
    private static final int MAX_BOXES = 1000;
    private static final int MAX_BYTES = 1 << 26;

    private FilmPlace() {}

    /** Whether MP4 or QuickTime in {@code film} names a place. Skips pictures and sound. */
    public static boolean isIn(InputStream film) throws IOException {
        try {
            for (int i = 0; i < MAX_BOXES; i++) {
                ByteBuffer head = ByteBuffer.wrap(film.readNBytes(8));
                if (head.remaining() < 8) {
                    return false;
                }
                long size = head.getInt() & 0xFFFFFFFFL;
                boolean described = head.getInt() == 0x6D6F6F76; // moov
                long rest = size == 1 ? long64(film) - 16 : size - 8;
                if (described) {
                    return isPlace(film.readNBytes((int) Math.max(0, Math.min(MAX_BYTES, rest))));
                }
                film.skipNBytes(Math.max(0, rest));
            }
            return false;
        } catch (EOFException cutOff) {
            return false;
        }
    }

    private static long long64(InputStream film) throws IOException {
        byte[] size = film.readNBytes(8);
        return size.length < 8 ? 0 : ByteBuffer.wrap(size).getLong();
    }

    private static boolean isPlace(byte[] description) {
        String text = new String(description, StandardCharsets.ISO_8859_1);
        return Stream.of("\u00a9xyz", "com.apple.quicktime.location.ISO6709", "loci")
                .anyMatch(text::contains);
    }
}
