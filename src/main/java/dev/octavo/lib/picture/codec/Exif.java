package dev.octavo.lib.picture.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** The parts of EXIF that are kept: orientation, author and copyright (EXIF 2.32, 4.6.4). */
public final class Exif {
    /** The first bytes of an APP1 segment with EXIF. */
    static final String HEADER = "Exif\0\0";

    static final int ORIENTATION = 0x0112;
    static final int ARTIST = 0x013B;
    static final int COPYRIGHT = 0x8298;
    static final int ASCII = 2;
    static final int SHORT = 3;
    private static final int MAX_LENGTH = 2000;
    private static final int MAX_ENTRIES = 1000;

    private Exif() {}

    /** The orientation in an APP1 segment of a JPEG file, 1 to 8; 1 if it states none. */
    public static int orientation(Chunk segment) {
        byte[] value = segment.contentStarts(HEADER)
                ? entries(segment.contentAfter(HEADER)).get(ORIENTATION)
                : null;
        return value == null ? 1 : value[1];
    }

    /** The kept values by tag, as far as the TIFF structure can be read. */
    static Map<Integer, byte[]> entries(byte[] tiff) {
        Map<Integer, byte[]> kept = new TreeMap<>(); // TIFF 6.0: entries are sorted by tag
        try {
            ByteBuffer in = opened(tiff);
            eachEntry(in, in.getInt(4), at -> {
                byte[] value = value(in, at);
                if (value.length > 1) {
                    kept.putIfAbsent(in.getShort(at) & 0xFFFF, value);
                }
            });
        } catch (IndexOutOfBoundsException cutOff) {
            return kept;
        }
        return kept;
    }

    /** A TIFF structure, in its own order of bytes. */
    static ByteBuffer opened(byte[] tiff) {
        ByteBuffer in = ByteBuffer.wrap(tiff);
        return in.order(in.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /** Calls {@code use} with the offset of each entry of a directory. */
    static void eachEntry(ByteBuffer in, int directory, IntConsumer use) {
        int entries = Math.min(MAX_ENTRIES, in.getShort(directory) & 0xFFFF);
        for (int at = directory + 2; at < directory + 2 + 12 * entries; at += 12) {
            use.accept(at);
        }
    }

    /** The value of the entry at that offset; empty if it is not one that is kept. */
    private static byte[] value(ByteBuffer in, int entry) {
        int tag = in.getShort(entry) & 0xFFFF;
        int type = in.getShort(entry + 2);
        int count = in.getInt(entry + 4);
        int number = in.getShort(entry + 8);
        if (tag == ORIENTATION && type == SHORT && number >= 2 && number <= 8) {
            return new byte[] {0, (byte) number};
        }
        boolean text = (tag == ARTIST || tag == COPYRIGHT) && type == ASCII && count > 1;
        int from = count <= 4 ? entry + 8 : in.getInt(entry + 8);
        byte[] value = new byte[text ? Math.min(count, MAX_LENGTH) : 0];
        in.get(text ? from : 0, value);
        return value;
    }

    /** The shortest TIFF structure with those values; empty if there are none. */
    static byte[] encode(Map<Integer, byte[]> kept) {
        if (kept.isEmpty()) {
            return new byte[0];
        }
        int texts = 8 + 2 + 12 * kept.size() + 4;
        int length = kept.values().stream().mapToInt(value -> value.length).sum();
        ByteBuffer tiff = ByteBuffer.allocate(texts + length);
        tiff.putInt(0x4D4D002A).putInt(8).putShort((short) kept.size());
        for (Map.Entry<Integer, byte[]> entry : kept.entrySet()) {
            byte[] value = entry.getValue();
            boolean number = entry.getKey() == ORIENTATION;
            tiff.putShort(entry.getKey().shortValue()).putShort((short) (number ? SHORT : ASCII));
            tiff.putInt(number ? 1 : value.length);
            if (value.length <= 4) {
                tiff.put(Arrays.copyOf(value, 4));
            } else {
                tiff.putInt(texts).put(texts, value);
                texts += value.length;
            }
        }
        return Arrays.copyOf(tiff.array(), texts);
    }
}
