package dev.octavo.lib.picture.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the chunks of a JPEG, PNG, GIF or WebP file, up to its end or the first that makes no sense. */
public final class ChunkReader implements Iterator<Chunk> {
    public static final int MAX_CHUNKS = 250_000;

    private static final String SCAN_DATA = "";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Set<String> ENDS = Set.of("IEND", "D9", "3B");

    private final byte[] file;
    private final FileType type;
    private final ByteBuffer in;
    private int at;
    private int count;
    private boolean inScan;
    private boolean ended;

    public ChunkReader(byte[] file) {
        this.file = file;
        this.type = FileType.of(file);
        this.in = ByteBuffer.wrap(file).order(type == FileType.WEBP ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        this.at = Math.min(
                file.length,
                switch (type) {
                    case JPEG -> 2;
                    case PNG -> 8;
                    case GIF -> 13 + colourTableLength(10);
                    case WEBP -> 12;
                    default -> file.length;
                });
    }

    static Optional<Chunk> first(byte[] file, Set<String> names) {
        return stream(file).filter(chunk -> names.contains(chunk.name())).findFirst();
    }

    static Stream<Chunk> stream(byte[] file) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new ChunkReader(file), Spliterator.ORDERED), false);
    }

    /** The offset of the next chunk; before the first one, the length of the file's header. */
    public int position() {
        return at;
    }

    /** Whether the file has more chunks than any program writes. Reading stops there, since such a file is an attack. */
    public boolean hasTooMany() {
        return count > MAX_CHUNKS;
    }

    @Override
    public boolean hasNext() {
        return !ended
                && !hasTooMany()
                && switch (type) {
                    case JPEG -> inScan || skipToMarker();
                    case GIF -> u8(at) == 0x2C || u8(at) == 0x21 || u8(at) == 0x3B;
                    case WEBP -> at + 8 <= Math.min(file.length, 8 + (in.getInt(4) & 0xFFFFFFFFL));
                    default -> at + 8 <= file.length;
                };
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        count++;
        Chunk next = switch (type) {
            case JPEG -> inScan ? chunk(SCAN_DATA, at, scanLength(at), 0) : segment(HEX.toHexDigits(file[at + 1]));
            case PNG -> chunk(text(at + 4), at + 8, in.getInt(at) & 0xFFFFFFFFL, 4);
            case WEBP -> chunk(text(at), at + 8, in.getInt(at + 4) & 0xFFFFFFFFL, file[at + 4] & 1);
            default -> block();
        };
        at = next.end();
        inScan = next.name().equals("DA");
        ended = ENDS.contains(next.name());
        return next;
    }

    private Chunk chunk(String name, long from, long length, int tail) {
        int start = (int) Math.min(file.length, from);
        int to = (int) Math.min(file.length, from + length);
        int end = Math.min(file.length, to + tail);
        return new Chunk(file, name, at, start, to, end, from + length <= file.length);
    }

    private String text(int from) {
        return new String(file, from, 4, StandardCharsets.ISO_8859_1);
    }

    /** The byte at that index; 0 beyond the end of the file. */
    private int u8(int index) {
        return index < file.length ? file[index] & 0xFF : 0;
    }

    /** Skips to the next marker (ITU-T T.81, B.1.1.2), past stray bytes between segments, as decoders do. */
    private boolean skipToMarker() {
        while (at + 2 <= file.length && (u8(at) != 0xFF || u8(at + 1) == 0xFF)) {
            at++;
        }
        return at + 2 <= file.length && (isStandalone(u8(at + 1)) || at + 4 <= file.length);
    }

    /** Whether a marker has no length and no content. */
    private static boolean isStandalone(int marker) {
        return marker < 0xC0 || (marker >= 0xD0 && marker <= 0xD9);
    }

    private Chunk segment(String marker) {
        if (isStandalone(u8(at + 1))) {
            return chunk(marker, at + 2, 0, 0);
        }
        return chunk(marker, at + 4, Math.max(0, (in.getShort(at + 2) & 0xFFFF) - 2), 0);
    }

    /** The length of the scan data from there to the next marker that is not a restart. */
    private int scanLength(int from) {
        int end = from;
        while (end < file.length) {
            int marker = file[end] == -1 ? u8(end + 1) : 0;
            if (marker != 0 && (marker < 0xD0 || marker > 0xD7)) {
                break;
            }
            end++;
        }
        return end - from;
    }

    /** An image block's content begins with its position (GIF89a, 20). Its sub-blocks end with an empty one. */
    private Chunk block() {
        int label = u8(at);
        int from = at + (label == 0x21 ? 2 : 1);
        int end = label == 0x2C ? at + 11 + colourTableLength(at + 9) : from;
        while (label != 0x3B && u8(end) > 0) {
            end += u8(end) + 1;
        }
        String name = HEX.toHexDigits(label, 2) + (label == 0x21 ? HEX.toHexDigits(u8(at + 1), 2) : "");
        return chunk(name, from, label == 0x3B ? 0 : end + 1L - from, 0);
    }

    private int colourTableLength(int flags) {
        return (u8(flags) & 0x80) == 0 ? 0 : 3 << ((u8(flags) & 7) + 1);
    }
}
