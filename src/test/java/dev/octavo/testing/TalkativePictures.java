package dev.octavo.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/**
 * Pictures of every format that say all that cameras and editors say, in all the places where they do. What nobody is to
 * know is one of {@link #SECRETS}.
 */
public final class TalkativePictures {
    public static final String COPYRIGHT = "\u00A9 2026 Ada Example";
    public static final String ARTIST = "Ada Example";
    /** A numerator of the coordinates, serial numbers and words, and the start of thumbnails. */
    public static final List<String> SECRETS = List.of(
            "^^~^", "SECRET", "GPSLatitude", "SN-31337", "/home/ada", "THUMBNAIL", "<x:xmpmeta", "Photoshop 3.0");

    public static final String XMP = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description"
            + " exif:GPSLatitude='52,31N' aux:SerialNumber='SN-31337'><dc:rights><rdf:Alt><rdf:li"
            + " xml:lang='x-default'>" + COPYRIGHT + "</rdf:li></rdf:Alt></dc:rights><xmpMM:DerivedFrom"
            + " stRef:filePath='/home/ada/SECRET.psd'/><xmpGImg:image>THUMBNAIL</xmpGImg:image></rdf:Description>"
            + "</rdf:RDF></x:xmpmeta>";

    private TalkativePictures() {}

    /** A picture of each format, by file name. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("photo.jpg", jpeg());
        all.put("screen.png", png());
        all.put("loop.gif", gif());
        all.put("photo.webp", webp());
        all.put("photo.avif", heif("avif"));
        all.put("photo.heic", heif("heic"));
        all.put("drawing.svg", svg());
        return all;
    }

    /** A small picture, in a format that Java writes. */
    public static byte[] drawn(String format) {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 64; i++) {
            graphics.setColor(new Color(4 * i, 255 - 4 * i, i * i % 256));
            graphics.fillOval(i, i / 2, 9, 11);
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** With EXIF that says it is rotated by 90 degrees. */
    public static byte[] jpeg() {
        byte[] plain = drawn("jpeg");
        byte[] jfif = joined(latin("JFIF\0\1\2\0\0\1\0\1"), new byte[] {2, 3}, latin("THUMBNAIL SECRET.."));
        byte[] pictures = joined(
                new byte[] {(byte) 0xFF, (byte) 0xD8},
                segment(0xE0, jfif),
                segment(0xE0, latin("JFXX\0\u0010THUMBNAIL")),
                segment(0xE1, joined(latin("Exif\0\0"), exif(6))),
                segment(0xE1, joined(latin("http://ns.adobe.com/xap/1.0/\0"), utf8(XMP))),
                segment(0xE1, latin("http://ns.adobe.com/xmp/extension/\0SECRET")),
                segment(0xE2, joined(latin("ICC_PROFILE\0\1\1"), profile())),
                segment(0xE2, latin("MPF\0SECRET")),
                segment(0xEC, latin("Ducky SECRET")),
                segment(0xED, joined(latin("Photoshop 3.0\0"), iptc())),
                segment(0xEB, latin("JP jumb c2pa SECRET")),
                segment(0xFE, latin("SECRET comment")));
        int start = 2 + 2 + ByteBuffer.wrap(plain).getShort(4); // without the JFIF of Java's
        byte[] rest = Arrays.copyOfRange(plain, start, plain.length);
        return joined(pictures, rest, jpegThumbnail(), latin("ftypmp42 SECRET motion photo"));
    }

    private static byte[] jpegThumbnail() {
        return joined(new byte[] {(byte) 0xFF, (byte) 0xD8}, segment(0xFE, latin("THUMBNAIL")));
    }

    public static byte[] png() {
        byte[] plain = drawn("png");
        int afterHeader = 8 + 25;
        int end = plain.length - 12;
        return joined(
                Arrays.copyOf(plain, afterHeader),
                chunk("eXIf", exif(1)),
                chunk("tEXt", latin("Comment\0SECRET")),
                chunk("tEXt", latin("Software\0SECRET 3.1")),
                chunk("zTXt", joined(latin("Raw profile type exif\0\0"), deflated("SECRET"))),
                chunk("iTXt", joined(latin("XML:com.adobe.xmp\0\0\0\0\0"), utf8(XMP))),
                chunk("tEXt", latin("Copyright\0" + COPYRIGHT)),
                chunk("tIME", new byte[] {7, (byte) 0xEA, 1, 1, 12, 0, 0}),
                chunk("caBX", latin("SECRET")),
                Arrays.copyOfRange(plain, afterHeader, end),
                chunk("tEXt", latin("Source\0SN-31337")),
                Arrays.copyOfRange(plain, end, plain.length),
                latin("SECRET after the end"));
    }

    private static byte[] deflated(String text) {
        byte[] out = new byte[100];
        Deflater deflater = new Deflater(Deflater.NO_COMPRESSION);
        deflater.setInput(latin(text));
        deflater.finish();
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    /** An animation that is shown without end. */
    public static byte[] gif() {
        byte[] plain = drawn("gif");
        int table = 13 + (3 << ((plain[10] & 7) + 1));
        return joined(
                latin("GIF89a"),
                Arrays.copyOfRange(plain, 6, table),
                latin("!\u00FF\u000BNETSCAPE2.0\3\1\0\0\0"),
                latin("!\u00FE\u0006SECRET\0"),
                latin("!\u00FF\u000BXMP DataXMP"),
                utf8(XMP),
                magic(),
                Arrays.copyOfRange(plain, table, plain.length),
                latin("SECRET"));
    }

    /** XMP in GIF stands bare, so that a reader of its pieces stumbles into this, which leads it out (XMP, part 3, 1.1.2). */
    private static byte[] magic() {
        byte[] trailer = new byte[258];
        trailer[0] = 1;
        for (int i = 0; i < 256; i++) {
            trailer[i + 1] = (byte) (255 - i);
        }
        return trailer;
    }

    public static byte[] webp() {
        byte[] lossless = HexFormat.of().parseHex("2f0000000007d0fffef7bfff8188e87f0000"); // one pixel
        byte[] chunks = joined(
                riff("VP8X", new byte[] {0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
                riff("ICCP", profile()),
                riff("VP8L", lossless),
                riff("EXIF", exif(8)),
                riff("XMP ", utf8(XMP)),
                riff("JUNK", latin("SECRET")));
        return joined(latin("RIFF"), little(4 + chunks.length), latin("WEBP"), chunks, latin("SECRET behind the end"));
    }

    /** With EXIF and XMP beside the picture, whose data is none that can be decoded. */
    public static byte[] heif(String brand) {
        byte[] exif = joined(new byte[4], exif(1));
        byte[] xmp = utf8(XMP);
        byte[] picture = latin("the picture's data");
        byte[] items = joined(item(1, "av01", ""), item(2, "Exif", ""), item(3, "mime", "application/rdf+xml\0"));
        byte[] info = box("iinf", joined(new byte[4], new byte[] {0, 3}, items));
        byte[] type = box("ftyp", latin(brand + "\0\0\0\0mif1miaf"));
        byte[] handler = box("hdlr", latin("\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0"));
        int metaLength = 8 + 4 + handler.length + info.length + 8 + 4 + 2 + 2 + 3 * 14;
        int data = type.length + metaLength + 8;
        byte[] locations = box(
                "iloc",
                joined(
                        new byte[4],
                        new byte[] {0x44, 0, 0, 3},
                        location(1, data, picture.length),
                        location(2, data + picture.length, exif.length),
                        location(3, data + picture.length + exif.length, xmp.length)));
        byte[] meta = box("meta", joined(new byte[4], handler, info, locations));
        return joined(type, meta, box("mdat", joined(picture, exif, xmp)), box("uuid", joined(xmpUuid(), utf8(XMP))));
    }

    private static byte[] xmpUuid() {
        return HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");
    }

    private static byte[] item(int id, String type, String more) {
        return box("infe", joined(new byte[] {2, 0, 0, 0, 0, (byte) id, 0, 0}, latin(type + "\0" + more)));
    }

    private static byte[] location(int id, int at, int length) {
        return ByteBuffer.allocate(14)
                .putShort((short) id)
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(at)
                .putInt(length)
                .array();
    }

    public static byte[] svg() {
        return utf8("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""
                + " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\""
                + " xmlns:sodipodi='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' viewBox=\"0 0 9 9\""
                + " inkscape:export-filename=\"/home/ada/SECRET.png\" sodipodi:docname='SECRET.svg'>"
                + "<!-- SECRET --><metadata>SECRET</metadata><metadata id=\"m\">" + XMP + "</metadata>"
                + "<sodipodi:namedview id=\"v\" inkscape:current-layer=\"SECRET\"><inkscape:grid/></sodipodi:namedview>"
                + "<rect width=\"9\" height=\"9\" inkscape:label=\"SECRET\"/>"
                + "<image width=\"4\" height=\"4\" href=\"data:image/jpeg;base64,"
                + Base64.getEncoder().encodeToString(jpeg()) + "\"/></svg>\n");
    }

    /** A TIFF structure with every kind of private metadata. */
    public static byte[] exif(int orientation) {
        byte[] gps = utf8("^^~^");
        ByteBuffer tiff = ByteBuffer.allocate(500).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(latin("II*\0")).putInt(8).putShort((short) 7);
        text(tiff, 0x010F, "SECRET make", 200);
        entry(tiff, 0x0112, 3, 1, orientation);
        text(tiff, 0x013B, ARTIST, 230);
        byte[] copyright = utf8(COPYRIGHT + "\0");
        entry(tiff, 0x8298, 2, copyright.length, 260);
        tiff.slice(260, copyright.length).put(copyright);
        entry(tiff, 0x8769, 4, 1, 300);
        entry(tiff, 0x8825, 4, 1, 330);
        text(tiff, 0xA431, "SN-31337", 400);
        tiff.putInt(340);
        tiff.slice(300, 20).put(latin("SECRET of the lens"));
        tiff.slice(330, 8).put(gps).put(gps);
        tiff.slice(340, 40).put(latin("THUMBNAIL"));
        return tiff.array();
    }

    private static void text(ByteBuffer tiff, int tag, String text, int at) {
        entry(tiff, tag, 2, text.length() + 1, at);
        tiff.slice(at, text.length()).put(latin(text));
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** Photoshop's resources: a thumbnail, and IPTC. */
    public static byte[] iptc() {
        byte[] records = joined(dataset(80, ARTIST), dataset(90, "SECRET city"), dataset(116, COPYRIGHT));
        return joined(resource(0x040C, latin("THUMBNAIL")), resource(0x0404, records));
    }

    private static byte[] resource(int id, byte[] content) {
        return joined(
                latin("8BIM"),
                new byte[] {(byte) (id >> 8), (byte) id, 0, 0},
                ByteBuffer.allocate(4).putInt(content.length).array(),
                Arrays.copyOf(content, content.length + content.length % 2));
    }

    private static byte[] dataset(int number, String text) {
        byte[] value = utf8(text);
        return joined(new byte[] {0x1C, 2, (byte) number, 0, (byte) value.length}, value);
    }

    public static byte[] profile() {
        return ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }

    public static byte[] segment(int marker, byte[] content) {
        int length = content.length + 2;
        return joined(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, content);
    }

    public static byte[] chunk(String type, byte[] content) {
        byte[] typed = joined(latin(type), content);
        CRC32 sum = new CRC32();
        sum.update(typed);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(typed)
                .putInt((int) sum.getValue())
                .array();
    }

    public static byte[] riff(String type, byte[] content) {
        return joined(latin(type), little(content.length), Arrays.copyOf(content, content.length + content.length % 2));
    }

    private static byte[] little(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    public static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(content.length + 8)
                .putInt(content.length + 8)
                .put(latin(type))
                .put(content)
                .array();
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    public static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
