package dev.octavo.picture.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Who made a picture and whose it is, as its EXIF says: whatever is made of the picture says so too. */
public final class Notice {
    private static final byte[] NONE = {};
    private static final String EXIF = "Exif\0\0";
    private static final int HEAD_OF_PNG = 8;
    private static final int HEAD_OF_WEBP = 12;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_ALPHA = 0x10;

    private Notice() {}

    /** The notice of that file, as a TIFF structure; empty where it has none. */
    public static byte[] of(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        try {
            return switch (FileType.of(file)) {
                case JPEG -> ofJpeg(in);
                case PNG -> ofPng(in);
                case WEBP -> ofWebp(in.order(ByteOrder.LITTLE_ENDIAN));
                default -> NONE;
            };
        } catch (IndexOutOfBoundsException cutOff) {
            return NONE;
        }
    }

    /** Up to the first scan (ITU-T T.81, B.1.1.4). */
    private static byte[] ofJpeg(ByteBuffer in) {
        int at = 2;
        while (in.get(at) == -1 && in.get(at + 1) != (byte) 0xDA) {
            int end = at + 2 + (in.getShort(at + 2) & 0xFFFF);
            if (in.get(at + 1) == (byte) 0xE1 && is(EXIF, in, at + 4)) {
                int from = at + 4 + EXIF.length();
                return tiff(in, from, end - from);
            }
            at = end;
        }
        return NONE;
    }

    private static byte[] ofPng(ByteBuffer in) {
        for (long at = HEAD_OF_PNG; at < in.limit(); at += 12 + (in.getInt((int) at) & 0xFFFFFFFFL)) {
            if (is("eXIf", in, (int) at + 4)) {
                return tiff(in, (int) at + 8, in.getInt((int) at));
            }
        }
        return NONE;
    }

    private static byte[] ofWebp(ByteBuffer in) {
        for (long at = HEAD_OF_WEBP; at < in.limit(); at += 8 + (in.getInt((int) at + 4) + 1L & 0xFFFFFFFEL)) {
            if (is("EXIF", in, (int) at)) {
                int head = is(EXIF, in, (int) at + 8) ? EXIF.length() : 0;
                return tiff(in, (int) at + 8 + head, in.getInt((int) at + 4) - head);
            }
        }
        return NONE;
    }

    private static byte[] tiff(ByteBuffer in, int from, int length) {
        byte[] tiff = new byte[length < 0 || length > in.limit() - from ? 0 : length];
        in.get(from, tiff);
        return Exif.notice(tiff);
    }

    private static boolean is(String name, ByteBuffer in, int at) {
        for (int i = 0; i < name.length(); i++) {
            if (in.get(at + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A file that our encoders wrote, with a notice in it. */
    public static byte[] added(byte[] notice, byte[] file) {
        if (notice.length == 0) {
            return file;
        }
        return switch (FileType.of(file)) {
            case JPEG -> inJpeg(notice, file);
            case PNG -> inPng(notice, file);
            case WEBP -> inWebp(notice, file);
            default -> throw new IllegalStateException("no encoder of ours writes that");
        };
    }

    /** Behind the segment of JFIF, which comes first (EXIF 2.32, 4.5.4; JFIF 1.02). */
    private static byte[] inJpeg(byte[] notice, byte[] file) {
        int at = 4 + (ByteBuffer.wrap(file).getShort(4) & 0xFFFF);
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
