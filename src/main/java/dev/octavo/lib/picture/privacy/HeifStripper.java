package dev.octavo.lib.picture.privacy;

import dev.octavo.lib.picture.codec.ChunkReader;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Blanks metadata in AVIF and HEIF (ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, annex A). Some boxes refer to others by offset in
 * the file, so private content is overwritten with zeros, not removed. Its own box holds the orientation, not EXIF.
 */
final class HeifStripper {
    private static final int MAX_EXTENTS = 100_000;
    /** XMP, signatures, and videos attached to photographs. */
    private static final Set<String> PRIVATE = Set.of("uuid", "jumb", "brob", "mpvd", "sefd");

    private final ByteBuffer in;
    private final byte[] copy;
    private final Set<Long> privateItems = new HashSet<>();
    private int idatOffset;

    private HeifStripper(byte[] file) {
        this.in = ByteBuffer.wrap(file);
        this.copy = file.clone();
    }

    static byte[] strip(byte[] file) {
        HeifStripper heif = new HeifStripper(file);
        try {
            heif.boxes(0, file.length, heif::topLevelBox);
        } catch (IndexOutOfBoundsException | BufferUnderflowException cutOff) {
            return heif.copy;
        }
        return heif.copy;
    }

    private void boxes(int from, long until, BiConsumer<String, Integer> content) {
        long at = from;
        for (int pieces = 0; at + 8 <= until; pieces++) {
            if (pieces > ChunkReader.MAX_CHUNKS) {
                throw new ChunkCopier.TooManyChunks();
            }
            long size = in.getInt((int) at) & 0xFFFFFFFFL;
            int head = size == 1 ? 16 : 8;
            long long64 = size == 1 ? in.getLong((int) at + 8) : size;
            // A size of 0 marks the last box.
            long end = long64 < head || long64 > until - at ? until : at + long64;
            in.limit((int) end).position((int) at + head);
            content.accept(text((int) at + 4), (int) end);
            in.limit(copy.length);
            at = end;
        }
    }

    private String text(int at) {
        return new String(copy, at, 4, StandardCharsets.ISO_8859_1);
    }

    private void topLevelBox(String type, int end) {
        if (PRIVATE.contains(type)) {
            overwrite(in.position(), end - in.position());
        } else if (type.equals("meta")) {
            int from = in.position() + 4;
            boxes(from, end, (inner, behind) -> {
                if (inner.equals("iinf")) {
                    itemInfo(behind);
                } else if (inner.equals("idat")) {
                    idatOffset = in.position();
                }
            });
            boxes(from, end, (inner, behind) -> {
                if (inner.equals("iloc")) {
                    itemLocations();
                }
            });
        }
    }

    private void overwrite(long at, long length) {
        Arrays.fill(copy, (int) Math.min(copy.length, at), (int) Math.min(copy.length, at + length), (byte) 0);
    }

    private void itemInfo(int end) {
        int head = in.getInt() >>> 24 == 0 ? 2 : 4;
        boxes(in.position() + head, end, (type, behind) -> {
            long id = unsigned(in.getInt() >>> 24 < 3 ? 2 : 4);
            in.getShort();
            if (Set.of("Exif", "mime", "uri ").contains(text(in.position()))) {
                privateItems.add(id);
            }
        });
    }

    private void itemLocations() {
        int version = in.getInt() >>> 24;
        int sizes = in.getShort();
        long count = unsigned(version < 2 ? 2 : 4);
        int seen = 0;
        for (long i = 0; i < count; i++) {
            boolean isPrivate = privateItems.contains(unsigned(version < 2 ? 2 : 4));
            int method = version == 0 ? 0 : in.getShort() & 0xF;
            in.getShort();
            long base = unsigned(sizes >>> 4 & 0xF);
            int extents = in.getShort() & 0xFFFF;
            seen += extents;
            for (int extent = 0; extent < extents && seen <= MAX_EXTENTS; extent++) {
                unsigned(version == 0 ? 0 : sizes & 0xF);
                long at = base + unsigned(sizes >>> 12 & 0xF) + (method == 1 ? idatOffset : 0);
                long length = unsigned(sizes >>> 8 & 0xF);
                if (isPrivate && method < 2) {
                    overwrite(at, length);
                }
            }
        }
    }

    /** Reads a number of 0, 2, 4 or 8 bytes. */
    private long unsigned(int bytes) {
        return switch (bytes) {
            case 2 -> in.getShort() & 0xFFFF;
            case 4 -> in.getInt() & 0xFFFFFFFFL;
            case 8 -> in.getLong() & 0xFFFFFFFFFFL; // larger than any file, and small enough that no sum overflows
            default -> 0;
        };
    }
}
