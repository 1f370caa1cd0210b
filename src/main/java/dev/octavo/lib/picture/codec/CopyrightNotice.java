package dev.octavo.lib.picture.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Author and copyright of a picture, from EXIF, XMP, IPTC or PNG text chunks. Every rendition states them in EXIF. */
public final class CopyrightNotice {
    private static final byte[] NONE = {};
    private static final String SCAN = "DA";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String PHOTOSHOP = "Photoshop 3.0\0";
    private static final int MAX_XMP = 1 << 20;
    /** No valid picture is shorter, in any format. */
    private static final int MIN_FILE_LENGTH = 34;

    private static final int PNG_SIGNATURE_LENGTH = 8;
    private static final int WEBP_HEADER_LENGTH = 12;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_ALPHA = 0x10;

    private byte[] exif = NONE;
    private byte[] author = NONE;
    private byte[] copyright = NONE;
    private byte[] xmp = NONE;
    private byte[] iptc = NONE;

    private CopyrightNotice() {}

    /** The notice of a file, as a TIFF structure; empty if it has none. */
    public static byte[] of(byte[] file) {
        Map<Integer, byte[]> entries = new CopyrightNotice().entries(file);
        entries.remove(Exif.ORIENTATION);
        return Exif.encode(entries);
    }

    /** The notice and the orientation, as a TIFF structure; empty if the file has neither. */
    public static byte[] withOrientation(byte[] file) {
        return Exif.encode(new CopyrightNotice().entries(file));
    }

    private Map<Integer, byte[]> entries(byte[] file) {
        for (ChunkReader chunks = new ChunkReader(file); chunks.hasNext(); ) {
            Chunk chunk = chunks.next();
            if (chunk.name().equals(SCAN)) {
                break;
            }
            if (chunk.isComplete()) {
                read(chunk);
            }
        }
        Map<Integer, byte[]> entries = Exif.entries(exif);
        RightsMetadata.add(Exif.ARTIST, author, entries);
        RightsMetadata.add(Exif.COPYRIGHT, copyright, entries);
        if (xmp.length > 0 && xmp.length <= MAX_XMP) {
            RightsMetadata.addXmp(xmp, entries);
        }
        RightsMetadata.addIptc(ByteBuffer.wrap(iptc), entries);
        return entries;
    }

    private void read(Chunk chunk) {
        switch (chunk.name()) {
            case "E1" -> {
                exif = first(exif, Exif.HEADER, chunk);
                xmp = first(xmp, XMP, chunk);
            }
            case "ED" -> iptc = first(iptc, PHOTOSHOP, chunk);
            case "eXIf" -> exif = first(exif, "", chunk);
            case "tEXt" -> {
                author = first(author, "Author\0", chunk);
                copyright = first(copyright, "Copyright\0", chunk);
            }
            case "iTXt" -> xmp = first(xmp, "XML:com.adobe.xmp\0\0\0\0\0", chunk);
            case "EXIF" -> exif = first(exif, chunk.contentStarts(Exif.HEADER) ? Exif.HEADER : "", chunk);
            case "XMP " -> xmp = first(xmp, "", chunk);
            default -> {}
        }
    }

    /** Keeps {@code before} if it is not empty; otherwise returns what follows {@code name} at the start of the chunk. */
    private static byte[] first(byte[] before, String name, Chunk chunk) {
        return before.length == 0 && chunk.contentStarts(name) ? chunk.contentAfter(name) : before;
    }

    /** Adds a notice to a file without EXIF. Returns the file unchanged if its format has no place for one. */
    public static byte[] embed(byte[] notice, byte[] file) {
        if (notice.length == 0 || file.length < MIN_FILE_LENGTH) {
            return file;
        }
        return switch (FileType.of(file)) {
            case JPEG -> embedInJpeg(notice, file);
            case PNG -> embedInPng(notice, file);
            case WEBP -> embedInWebp(notice, file);
            default -> file;
        };
    }

    /** Inserts it after the JFIF segment, which must come first (EXIF 2.32, 4.5.4; JFIF 1.02). */
    private static byte[] embedInJpeg(byte[] notice, byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = in.getShort(2) == (short) 0xFFE0 ? Math.min(file.length, 4 + (in.getShort(4) & 0xFFFF)) : 2;
        int length = Exif.HEADER.length() + notice.length;
        ByteBuffer segment =
                ByteBuffer.allocate(4 + length).putShort((short) 0xFFE1).putShort((short) (2 + length));
        return inserted(segment.put(bytes(Exif.HEADER)).put(notice).array(), file, at);
    }

    /** Inserts it after the header (W3C PNG, third edition, 11.3.4.5). */
    private static byte[] embedInPng(byte[] notice, byte[] file) {
        return inserted(PngWriter.chunk("eXIf", notice), file, PNG_SIGNATURE_LENGTH + 25);
    }

    private static byte[] inserted(byte[] chunk, byte[] file, int at) {
        ByteBuffer out = ByteBuffer.allocate(file.length + chunk.length);
        return out.put(file, 0, at).put(chunk).put(file, at, file.length - at).array();
    }

    /** Appends it, and sets its flag in the extended header (RFC 9649, 2.7). */
    private static byte[] embedInWebp(byte[] notice, byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + notice.length + 30);
        out.write(file, 0, WEBP_HEADER_LENGTH);
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt(WEBP_HEADER_LENGTH) != WebpDecoder.EXTENDED) {
            out.writeBytes(webpHeader(in));
        }
        out.write(file, WEBP_HEADER_LENGTH, file.length - WEBP_HEADER_LENGTH);
        out.writeBytes(webpChunk("EXIF", notice));
        ByteBuffer whole = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        whole.putInt(4, whole.limit() - 8).put(20, (byte) (whole.get(20) | HAS_EXIF));
        return whole.array();
    }

    /** The extended header for a file without one, whose only chunk states the size (RFC 9649, 2.5 and 2.6). */
    private static byte[] webpHeader(ByteBuffer in) {
        boolean lossless = in.getInt(WEBP_HEADER_LENGTH) == WebpDecoder.LOSSLESS;
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
