package dev.octavo.picture.codec;

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

/** The pieces of a file of JPEG, PNG, GIF or WebP in turn, up to where it ends or makes no sense. */
public final class Pieces implements Iterator<Piece> {
    public static final int MOST = 250_000;

    private static final String PIXELS = "";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Set<String> ENDS = Set.of("IEND", "D9", "3B");

    private final byte[] file;
    private final FileType type;
    private final ByteBuffer in;
    private int at;
    private int seen;
    private boolean inScan;
    private boolean ended;

    public Pieces(byte[] file) {
        this.file = file;
        this.type = FileType.of(file);
        this.in = ByteBuffer.wrap(file).order(type == FileType.WEBP ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        this.at = Math.min(
                file.length,
                switch (type) {
                    case JPEG -> 2;
                    case PNG -> 8;
                    case GIF -> 13 + lengthOfTable(10);
                    case WEBP -> 12;
                    default -> file.length;
                });
    }

    /** The first piece of one of those names. */
    static Optional<Piece> first(byte[] file, Set<String> names) {
        return stream(file).filter(piece -> names.contains(piece.name())).findFirst();
    }

    static Stream<Piece> stream(byte[] file) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Pieces(file), Spliterator.ORDERED), false);
    }

    /** Where the next piece begins; at first, behind the head of the file. */
    public int at() {
        return at;
    }

    /** Whether it has more pieces than any program writes: it is made to keep programs busy, and left there. */
    public boolean areTooMany() {
        return seen > MOST;
    }

    @Override
    public boolean hasNext() {
        return !ended
                && !areTooMany()
                && switch (type) {
                    case JPEG -> inScan || isMarker();
                    case GIF -> u8(at) == 0x2C || u8(at) == 0x21 || u8(at) == 0x3B;
                    case WEBP -> at + 8 <= Math.min(file.length, 8 + (in.getInt(4) & 0xFFFFFFFFL));
                    default -> at + 8 <= file.length;
                };
    }

    @Override
    public Piece next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        seen++;
        Piece next = switch (type) {
            case JPEG -> inScan ? piece(PIXELS, at, scan(at), 0) : segment(HEX.toHexDigits(file[at + 1]));
            case PNG -> piece(text(at + 4), at + 8, in.getInt(at) & 0xFFFFFFFFL, 4);
            case WEBP -> piece(text(at), at + 8, in.getInt(at + 4) & 0xFFFFFFFFL, file[at + 4] & 1);
            default -> block();
        };
        at = next.end();
        inScan = next.name().equals("DA");
        ended = ENDS.contains(next.name());
        return next;
    }

    private Piece piece(String name, long from, long length, int tail) {
        int start = (int) Math.min(file.length, from);
        int to = (int) Math.min(file.length, from + length);
        int end = Math.min(file.length, to + tail);
        return new Piece(file, name, at, start, to, end, from + length <= file.length);
    }

    private String text(int from) {
        return new String(file, from, 4, StandardCharsets.ISO_8859_1);
    }

    /** Zero behind the end. */
    private int u8(int index) {
        return index < file.length ? file[index] & 0xFF : 0;
    }

    /** Goes on to a marker (ITU-T T.81, B.1.1.2): what stands between segments is passed over, as decoders do. */
    private boolean isMarker() {
        while (at + 2 <= file.length && (u8(at) != 0xFF || u8(at + 1) == 0xFF)) {
            at++;
        }
        return at + 2 <= file.length && (isAlone(u8(at + 1)) || at + 4 <= file.length);
    }

    /** Whether nothing belongs to a marker. */
    private static boolean isAlone(int marker) {
        return marker < 0xC0 || (marker >= 0xD0 && marker <= 0xD9);
    }

    private Piece segment(String marker) {
        if (isAlone(u8(at + 1))) {
            return piece(marker, at + 2, 0, 0);
        }
        return piece(marker, at + 4, Math.max(0, (in.getShort(at + 2) & 0xFFFF) - 2), 0);
    }

    /** How many bytes belong to the data of a scan: all but markers, except restarts. */
    private int scan(int from) {
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

    /** The content of a picture begins with its place (GIF89a, 20); each has smaller pieces in it, up to an empty one. */
    private Piece block() {
        int label = u8(at);
        int from = at + (label == 0x21 ? 2 : 1);
        int end = label == 0x2C ? at + 11 + lengthOfTable(at + 9) : from;
        while (label != 0x3B && u8(end) > 0) {
            end += u8(end) + 1;
        }
        String name = HEX.toHexDigits(label, 2) + (label == 0x21 ? HEX.toHexDigits(u8(at + 1), 2) : "");
        return piece(name, from, label == 0x3B ? 0 : end + 1L - from, 0);
    }

    private int lengthOfTable(int flags) {
        return (u8(flags) & 0x80) == 0 ? 0 : 3 << ((u8(flags) & 7) + 1);
    }
}
