package dev.octavo.picture.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;

/** Who made a picture and whose it is, as it says in EXIF, XMP, IPTC or a text of PNG: whatever is made of the picture says so in EXIF. */
public final class Notice {
    private static final byte[] NONE = {};
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String PHOTOSHOP = "Photoshop 3.0\0";
    private static final int MOST_XMP = 1 << 20;
    /** No file of any format is shorter that has a picture in it. */
    private static final int SHORTEST = 34;

    private static final int HEAD_OF_PNG = 8;
    private static final int HEAD_OF_WEBP = 12;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_ALPHA = 0x10;

    private final ByteBuffer in;
    private byte[] exif = NONE;
    private byte[] author = NONE;
    private byte[] copyright = NONE;
    private byte[] xmp = NONE;
    private byte[] iptc = NONE;

    private Notice(byte[] file) {
        this.in = ByteBuffer.wrap(file);
    }

    /** The notice of that file, as a TIFF structure; empty where it has none. */
    public static byte[] of(byte[] file) {
        Map<Integer, byte[]> entries = new Notice(file).entries();
        entries.remove(Exif.ORIENTATION);
        return Exif.written(entries);
    }

    /** The same, and how the picture is to be turned. */
    public static byte[] withOrientation(byte[] file) {
        return Exif.written(new Notice(file).entries());
    }

    private Map<Integer, byte[]> entries() {
        try {
            switch (FileType.of(in.array())) {
                case JPEG -> readJpeg();
                case PNG -> readPng();
                case WEBP -> readWebp();
                default -> {}
            }
        } catch (IndexOutOfBoundsException cutOff) {
            // What was found before that counts.
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

    /** Up to the first scan (ITU-T T.81, B.1.1.4); what stands between segments is passed over, as decoders do. */
    private void readJpeg() {
        int at = 2;
        for (int marker = 0; marker != 0xDA && marker != 0xD9; ) {
            marker = in.get(at) == -1 ? in.get(at + 1) & 0xFF : 0xFF;
            if (marker == 0xFF) {
                at++;
            } else if (marker < 0xC0 || (marker >= 0xD0 && marker <= 0xD8)) {
                at += 2;
            } else {
                int end = at + 2 + (in.getShort(at + 2) & 0xFFFF);
                exif = marker == 0xE1 ? first(exif, EXIF, at + 4, end) : exif;
                xmp = marker == 0xE1 ? first(xmp, XMP, at + 4, end) : xmp;
                iptc = marker == 0xED ? first(iptc, PHOTOSHOP, at + 4, end) : iptc;
                at = end;
            }
        }
    }

    private void readPng() {
        for (long at = HEAD_OF_PNG; at < in.limit(); at += 12 + (in.getInt((int) at) & 0xFFFFFFFFL)) {
            int from = (int) at + 4;
            int end = from + 4 + in.getInt((int) at);
            exif = first(exif, "eXIf", from, end);
            author = first(author, "tEXtAuthor\0", from, end);
            copyright = first(copyright, "tEXtCopyright\0", from, end);
            xmp = first(xmp, "iTXtXML:com.adobe.xmp\0\0\0\0\0", from, end);
        }
    }

    private void readWebp() {
        in.order(ByteOrder.LITTLE_ENDIAN);
        for (long at = HEAD_OF_WEBP; at < in.limit(); at += 8 + (in.getInt((int) at + 4) + 1L & 0xFFFFFFFEL)) {
            int from = (int) at + 8;
            int end = from + in.getInt((int) at + 4);
            if (is("EXIF", (int) at)) {
                exif = first(exif, is(EXIF, from) ? EXIF : "", from, end);
            } else if (is("XMP ", (int) at)) {
                xmp = first(xmp, "", from, end);
            }
        }
    }

    /** What was found before, or else what follows the name in that piece, where it begins with it. */
    private byte[] first(byte[] before, String name, int from, int end) {
        boolean found = before.length == 0 && end <= in.limit() && from + name.length() <= end && is(name, from);
        return found ? Arrays.copyOfRange(in.array(), from + name.length(), end) : before;
    }

    private boolean is(String name, int at) {
        return is(name, in, at);
    }

    private static boolean is(String name, ByteBuffer in, int at) {
        for (int i = 0; i < name.length(); i++) {
            if (in.get(at + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A file that has no EXIF, with a notice in it; as it is, where no notice can be in it. */
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

    /** Behind the segment of JFIF, which comes first (EXIF 2.32, 4.5.4; JFIF 1.02). */
    private static byte[] inJpeg(byte[] notice, byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = in.getShort(2) == (short) 0xFFE0 ? Math.min(file.length, 4 + (in.getShort(4) & 0xFFFF)) : 2;
        ByteBuffer out = ByteBuffer.allocate(file.length + 4 + EXIF.length() + notice.length);
        out.put(file, 0, at).putShort((short) 0xFFE1).putShort((short) (2 + EXIF.length() + notice.length));
        out.put(bytes(EXIF)).put(notice);
        return out.put(file, at, file.length - at).array();
    }

    /** Behind the header (W3C PNG, third edition, 11.3.4.5). */
    private static byte[] inPng(byte[] notice, byte[] file) {
        int at = HEAD_OF_PNG + 25;
        ByteBuffer out = ByteBuffer.allocate(file.length + 12 + notice.length);
        out.put(file, 0, at).putInt(notice.length).put(bytes("eXIf")).put(notice);
        CRC32 sum = new CRC32();
        sum.update(out.array(), at + 4, 4 + notice.length);
        return out.putInt((int) sum.getValue()).put(file, at, file.length - at).array();
    }

    /** At the end, with a header that says so (RFC 9649, 2.7). */
    private static byte[] inWebp(byte[] notice, byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + notice.length + 30);
        out.write(file, 0, HEAD_OF_WEBP);
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (!is("VP8X", in, HEAD_OF_WEBP)) {
            out.writeBytes(webpHeader(in));
        }
        out.write(file, HEAD_OF_WEBP, file.length - HEAD_OF_WEBP);
        out.writeBytes(webpChunk("EXIF", notice));
        ByteBuffer whole = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        whole.putInt(4, whole.limit() - 8).put(20, (byte) (whole.get(20) | HAS_EXIF));
        return whole.array();
    }

    /** Of a file that has none: its sides are in its only chunk (RFC 9649, 2.5 and 2.6). */
    private static byte[] webpHeader(ByteBuffer in) {
        boolean lossless = is("VP8L", in, HEAD_OF_WEBP);
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
