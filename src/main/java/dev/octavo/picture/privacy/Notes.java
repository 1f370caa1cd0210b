package dev.octavo.picture.privacy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What stays of the metadata.
 *
 * @param orientation 2 to 8, as EXIF counts; 0 where the picture is to be shown as it is stored
 * @param artist who made it; empty where that is not known
 * @param copyright the notice; empty where there is none
 */
record Notes(int orientation, String artist, String copyright) {
    static final Notes NONE = new Notes(0, "", "");

    private static final int ORIENTATION = 0x0112;
    private static final int ARTIST = 0x013B;
    private static final int COPYRIGHT = 0x8298;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONGEST = 2000;
    private static final int MOST_ENTRIES = 1000;

    boolean isNothing() {
        return equals(NONE);
    }

    /** These, and from {@code others} what they lack. */
    Notes or(Notes others) {
        return new Notes(
                orientation == 0 ? others.orientation : orientation,
                artist.isEmpty() ? others.artist : artist,
                copyright.isEmpty() ? others.copyright : copyright);
    }

    /** Those in a TIFF structure, as far as it can be read (EXIF 2.32, 4.6.4). */
    static Notes inExif(byte[] bytes) {
        ByteBuffer tiff = ByteBuffer.wrap(bytes);
        Notes notes = NONE;
        try {
            tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = Math.min(MOST_ENTRIES, tiff.getShort(directory) & 0xFFFF);
            for (int i = 0; i < entries; i++) {
                notes = notes.or(inEntry(tiff, directory + 2 + 12 * i));
            }
        } catch (IndexOutOfBoundsException cutOff) {
            return notes;
        }
        return notes;
    }

    private static Notes inEntry(ByteBuffer tiff, int entry) {
        int type = tiff.getShort(entry + 2) & 0xFFFF;
        return switch (tiff.getShort(entry) & 0xFFFF) {
            case ORIENTATION -> {
                int value = type == SHORT ? tiff.getShort(entry + 8) : 0;
                yield new Notes(value >= 2 && value <= 8 ? value : 0, "", "");
            }
            case ARTIST -> type == ASCII ? new Notes(0, text(tiff, entry), "") : NONE;
            case COPYRIGHT -> type == ASCII ? new Notes(0, "", text(tiff, entry)) : NONE;
            default -> NONE;
        };
    }

    private static String text(ByteBuffer tiff, int entry) {
        int count = tiff.getInt(entry + 4);
        int at = count <= 4 ? entry + 8 : tiff.getInt(entry + 8);
        boolean inside = count >= 0 && at >= 0 && at <= tiff.limit() - Math.min(count, LONGEST);
        byte[] bytes = new byte[inside ? Math.min(count, LONGEST) : 0];
        tiff.slice(inside ? at : 0, bytes.length).get(bytes);
        return text(bytes);
    }

    /** The text in {@code bytes}, which may be of a program that knew no UTF-8. */
    static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String sure = text.contains("\uFFFD") ? new String(bytes, StandardCharsets.ISO_8859_1) : text;
        // The photographer's notice and the editor's stand apart by a NUL.
        return sure.replace('\0', ' ').strip();
    }

    /** The shortest TIFF structure that says the same. */
    byte[] exif() {
        List<Entry> entries = new ArrayList<>();
        if (orientation > 0) {
            entries.add(new Entry(ORIENTATION, SHORT, new byte[] {0, (byte) orientation}));
        }
        entries.add(new Entry(ARTIST, ASCII, terminated(artist)));
        entries.add(new Entry(COPYRIGHT, ASCII, terminated(copyright)));
        entries.removeIf(entry -> entry.value.length <= 1);
        int data = 8 + 2 + 12 * entries.size() + 4;
        Predicate<Entry> apart = entry -> entry.value.length > 4;
        int length = data
                + entries.stream()
                        .filter(apart)
                        .mapToInt(entry -> entry.value.length)
                        .sum();
        ByteBuffer tiff = ByteBuffer.allocate(length + length % 2);
        tiff.putInt(0x4D4D002A).putInt(8).putShort((short) entries.size());
        for (Entry entry : entries) {
            tiff.putShort((short) entry.tag).putShort((short) entry.type);
            tiff.putInt(entry.type == SHORT ? 1 : entry.value.length);
            if (apart.test(entry)) {
                tiff.putInt(data);
                tiff.slice(data, entry.value.length).put(entry.value);
                data += entry.value.length;
            } else {
                tiff.put(Arrays.copyOf(entry.value, 4));
            }
        }
        return tiff.array();
    }

    private record Entry(int tag, int type, byte[] value) {}

    private static byte[] terminated(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
