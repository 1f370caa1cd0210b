package dev.octavo.picture.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Author and copyright of a picture, from EXIF, XMP, IPTC or texts of PNG. Everything that is made from the picture states them in EXIF. */
public final class Notice {
    private static final byte[] NONE = {};
    private static final String SCAN = "DA";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String PHOTOSHOP = "Photoshop 3.0\0";
    private static final int MOST_XMP = 1 << 20;
    /** No file with a picture in it is shorter, in any format. */
    private static final int SHORTEST = 34;

    private static final int HEAD_OF_PNG = 8;
    private static final int HEAD_OF_WEBP = 12;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_ALPHA = 0x10;

    private byte[] exif = NONE;
    private byte[] author = NONE;
    private byte[] copyright = NONE;
    private byte[] xmp = NONE;
    private byte[] iptc = NONE;

    private Notice() {}

    /** The notice of that file, as a TIFF structure; empty where it has none. */
    public static byte[] of(byte[] file) {
        Map<Integer, byte[]> entries = new Notice().entries(file);
        entries.remove(Exif.ORIENTATION);
        return Exif.written(entries);
    }

    /** The same with the orientation. */
    public static byte[] withOrientation(byte[] file) {
        return Exif.written(new Notice().entries(file));
    }

    private Map<Integer, byte[]> entries(byte[] file) {
        for (Pieces pieces = new Pieces(file); pieces.hasNext(); ) {
            Piece piece = pieces.next();
            if (piece.name().equals(SCAN)) {
                break;
            }
            if (piece.isWhole()) {
                read(piece);
            }
        }
        Map<Integer, byte[]> entries = Exif.entries(exif);
        Rights.add(Exif.ARTIST, author, entries);
        Rights.add(Exif.COPYRIGHT, copyright, entries);
        if (xmp.length > 0 && xmp.length <= MOST_XMP) {
            Rights.addXmp(xmp, entries);
        }
        Rights.addIptc(ByteBuffer.wrap(iptc), entries);
        return entries;
    }

    private void read(Piece piece) {
        switch (piece.name()) {
            case "E1" -> {
                exif = first(exif, Exif.HEAD, piece);
                xmp = first(xmp, XMP, piece);
            }
            case "ED" -> iptc = first(iptc, PHOTOSHOP, piece);
            case "eXIf" -> exif = first(exif, "", piece);
            case "tEXt" -> {
                author = first(author, "Author\0", piece);
                copyright = first(copyright, "Copyright\0", piece);
            }
            case "iTXt" -> xmp = first(xmp, "XML:com.adobe.xmp\0\0\0\0\0", piece);
            case "EXIF" -> exif = first(exif, piece.contentStarts(Exif.HEAD) ? Exif.HEAD : "", piece);
            case "XMP " -> xmp = first(xmp, "", piece);
            default -> {}
        }
    }

    /** What was found before, or else what follows {@code name} at the start of the piece. */
    private static byte[] first(byte[] before, String name, Piece piece) {
        return before.length == 0 && piece.contentStarts(name) ? piece.behind(name) : before;
    }

    /** Adds a notice to a file without EXIF; a file that cannot have one stays as it is. */
    public static byte[] added(byte[] notice, byte[] file) {
        if (notice.length == 0 || file.length < SHORTEST) {
            return file;
        }
        return switch (FileType.of(file)) {
            case JPEG -> inJpeg(notice, file);
            case PNG -> inPng(notice, file);
            case WEBP -> inWebp(notice, file);
            default -> file;
        };
    }

    /** After the JFIF segment, which has to come first (EXIF 2.32, 4.5.4; JFIF 1.02). */
    private static byte[] inJpeg(byte[] notice, byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = in.getShort(2) == (short) 0xFFE0 ? Math.min(file.length, 4 + (in.getShort(4) & 0xFFFF)) : 2;
        int length = Exif.HEAD.length() + notice.length;
        ByteBuffer segment =
                ByteBuffer.allocate(4 + length).putShort((short) 0xFFE1).putShort((short) (2 + length));
        return inserted(segment.put(bytes(Exif.HEAD)).put(notice).array(), file, at);
    }

    /** After the header (W3C PNG, third edition, 11.3.4.5). */
    private static byte[] inPng(byte[] notice, byte[] file) {
        return inserted(PngWriter.chunk("eXIf", notice), file, HEAD_OF_PNG + 25);
    }

    private static byte[] inserted(byte[] piece, byte[] file, int at) {
        ByteBuffer out = ByteBuffer.allocate(file.length + piece.length);
        return out.put(file, 0, at).put(piece).put(file, at, file.length - at).array();
    }

    /** At the end; the extended header has to say so (RFC 9649, 2.7). */
    private static byte[] inWebp(byte[] notice, byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + notice.length + 30);
        out.write(file, 0, HEAD_OF_WEBP);
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt(HEAD_OF_WEBP) != WebpSource.EXTENDED) {
            out.writeBytes(webpHeader(in));
        }
        out.write(file, HEAD_OF_WEBP, file.length - HEAD_OF_WEBP);
        out.writeBytes(webpChunk("EXIF", notice));
        ByteBuffer whole = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        whole.putInt(4, whole.limit() - 8).put(20, (byte) (whole.get(20) | HAS_EXIF));
        return whole.array();
    }

    /** The extended header of a file without one. The size is in its only chunk (RFC 9649, 2.5 and 2.6). */
    private static byte[] webpHeader(ByteBuffer in) {
        boolean lossless = in.getInt(HEAD_OF_WEBP) == WebpSource.LOSSLESS;
        int bits = in.getInt(lossless ? 21 : 26);
        int width = (bits & 0x3FFF) - (lossless ? 0 : 1);
        int height = (bits >>> (lossless ? 14 : 16) & 0x3FFF) - (lossless ? 0 : 1);
        boolean alpha = lossless && (bits >>> 28 & 1) == 1;
        ByteBuffer header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(alpha ? HAS_ALPHA : 0).putInt(width).putShort(7, (short) height);
        return webpChunk("VP8X", header.array());
    }

    private static byte[] webpChunk(String name, byte[] content) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(bytes(name)).putInt(content.length).put(content).array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
