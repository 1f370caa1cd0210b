package dev.octavo.picture.privacy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a HEIF or AVIF file has its EXIF and XMP (ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, annex A). */
final class HeifItems {
    private static final int MOST_EXTENTS = 1000;
    private static final int MOST_PARTS = 100_000;

    private final long start;
    private final Map<Long, Boolean> wanted = new HashMap<>();
    private final List<Extent> extents = new ArrayList<>();
    private long data;

    private HeifItems(long start) {
        this.start = start;
    }

    /** A part of an item's bytes. */
    record Extent(long at, long length, boolean exif) {}

    /**
     * The parts of all items that are no pictures.
     *
     * @param meta the content of that box
     * @param start where it stands in the file
     */
    static List<Extent> of(byte[] meta, long start) {
        HeifItems items = new HeifItems(start);
        ByteBuffer boxes =
                ByteBuffer.wrap(meta).position(Math.min(4, meta.length)).slice();
        try {
            items.boxes(boxes, "iinf");
            items.boxes(boxes, "idat");
            items.boxes(boxes, "iloc");
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            return items.extents;
        }
        return items.extents;
    }

    private void boxes(ByteBuffer in, String wantedType) {
        in.position(0);
        while (in.remaining() >= 8) {
            int at = in.position();
            int size = in.getInt();
            String type = type(in);
            ByteBuffer content = in.slice(at + 8, size - 8);
            if (type.equals(wantedType)) {
                switch (type) {
                    case "iinf" -> infos(content);
                    case "idat" -> data = start + 4 + at + 8;
                    default -> locations(content);
                }
            }
            in.position(at + size);
        }
    }

    private static String type(ByteBuffer in) {
        byte[] type = new byte[4];
        in.get(type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    private void infos(ByteBuffer in) {
        long count = sized(in, in.getInt() >>> 24 == 0 ? 2 : 4);
        for (long i = 0; i < count; i++) {
            int at = in.position();
            int size = in.getInt();
            in.getInt();
            long id = sized(in, in.getInt() >>> 24 < 3 ? 2 : 4);
            in.getShort();
            String type = type(in);
            if (type.equals("Exif") || type.equals("mime") || type.equals("uri ")) {
                wanted.put(id, type.equals("Exif"));
            }
            in.position(at + Math.max(size, 8));
        }
    }

    private void locations(ByteBuffer in) {
        int version = in.getInt() >>> 24;
        int sizes = in.getShort();
        long count = sized(in, version < 2 ? 2 : 4);
        long seen = 0;
        for (long i = 0; i < count; i++) {
            long id = sized(in, version < 2 ? 2 : 4);
            int method = version == 0 ? 0 : in.getShort() & 0xF;
            in.getShort();
            long base = sized(in, sizes >>> 4 & 0xF);
            int parts = in.getShort() & 0xFFFF;
            seen += parts;
            if (seen > MOST_PARTS) {
                throw new IllegalArgumentException("the parts take no room and have no end");
            }
            for (int part = 0; part < parts; part++) {
                sized(in, version == 0 ? 0 : sizes & 0xF);
                long offset = base + sized(in, sizes >>> 12 & 0xF);
                long length = sized(in, sizes >>> 8 & 0xF);
                Boolean exif = wanted.get(id);
                if (exif != null && method < 2 && length > 0 && extents.size() < MOST_EXTENTS) {
                    extents.add(new Extent(method == 1 ? data + offset : offset, length, exif));
                }
            }
        }
    }

    /** A number of 0, 2, 4 or 8 bytes. */
    private static long sized(ByteBuffer in, int bytes) {
        return switch (bytes) {
            case 0 -> 0;
            case 2 -> in.getShort() & 0xFFFF;
            case 4 -> in.getInt() & 0xFFFFFFFFL;
            case 8 -> in.getLong() & Long.MAX_VALUE;
            default -> throw new IllegalArgumentException("no number has " + bytes + " bytes");
        };
    }
}
