package dev.octavo.lib.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws test pictures, such as four coloured fields, and writes them in every kind of file. */
final class DrawnPictures {
    static final Color[] FIELDS = {
        new Color(200, 40, 40), new Color(40, 160, 60), new Color(50, 70, 200), new Color(230, 220, 90)
    };

    private DrawnPictures() {}

    /** The colours of the fields: top left, top right, bottom left, bottom right. */
    static BufferedImage fields(int width, int height, int type) {
        return draw(new BufferedImage(width, height, type));
    }

    /** A gradient with grain, as in a photograph. */
    static BufferedImage noise(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(7);
        for (int i = 0; i < width * height; i++) {
            int light = 100 + i / width * 100 / height + random.nextInt(40);
            image.setRGB(i % width, i / width, light << 16 | (light - 20) << 8 | 60 + random.nextInt(30));
        }
        return image;
    }

    static BufferedImage draw(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        for (int i = 0; i < 4; i++) {
            g.setColor(FIELDS[i]);
            int w = image.getWidth() / 2;
            int h = image.getHeight() / 2;
            g.fillRect(i % 2 * w, i / 2 * h, image.getWidth() - w, image.getHeight() - h);
        }
        g.dispose();
        return image;
    }

    static BufferedImage ofPalette(int width, int height) {
        byte[] red = new byte[16];
        byte[] green = new byte[16];
        byte[] blue = new byte[16];
        for (int i = 0; i < 4; i++) {
            red[i] = (byte) FIELDS[i].getRed();
            green[i] = (byte) FIELDS[i].getGreen();
            blue[i] = (byte) FIELDS[i].getBlue();
        }
        return draw(new BufferedImage(
                width, height, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(4, 16, red, green, blue)));
    }

    static byte[] file(BufferedImage image, String format) throws IOException {
        return file(image, format, false);
    }

    static byte[] file(BufferedImage image, String format, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        return file(writer, new IIOImage(image, null, null), progressive);
    }

    private static byte[] file(ImageWriter writer, IIOImage image, boolean progressive) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(to);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, image, param);
        }
        writer.dispose();
        return out.toByteArray();
    }

    /** A CMYK JPEG of one colour, with that colour transform in Adobe's segment; -1 for no such segment. */
    static byte[] inks(int transform, int... values) throws IOException {
        byte[] samples = new byte[64 * 48 * 4];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) values[i % 4];
        }
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(samples, samples.length), 64, 48, 256, 4, new int[] {0, 1, 2, 3}, new Point());
        byte[] file = file(ImageIO.getImageWritersByFormatName("jpeg").next(), new IIOImage(raster, null, null), false);
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        return transform < 0 ? file : withSegment(file, 0xEE, adobe);
    }

    static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + 4 + body.length);
        file.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) marker).putShort((short) (body.length + 2));
        return file.put(body).put(jpeg, 2, jpeg.length - 2).array();
    }

    static byte[] turned(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        exif.put("Exif\0\0II*\0".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1);
        exif.putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return withSegment(jpeg, 0xE1, exif.array());
    }

    static byte[] withProfile(byte[] jpeg, byte[] profile) {
        ByteBuffer body = ByteBuffer.allocate(14 + profile.length);
        body.put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1)).put(profile);
        return withSegment(jpeg, 0xE2, body.array());
    }

    /** An ICC profile with a matrix and one gamma for all channels. */
    static byte[] profile(double gamma, double... columns) {
        ByteBuffer icc = ByteBuffer.allocate(132 + 6 * 12 + 3 * 20 + 16);
        icc.putInt(0, icc.capacity())
                .putInt(16, 0x52474220)
                .putInt(20, 0x58595A20)
                .putInt(128, 6);
        int[] names = {0x7258595A, 0x6758595A, 0x6258595A, 0x72545243, 0x67545243, 0x62545243};
        int data = 132 + 6 * 12;
        for (int i = 0; i < 6; i++) {
            int at = data + Math.min(i, 3) * 20;
            icc.putInt(132 + 12 * i, names[i]).putInt(136 + 12 * i, at).putInt(140 + 12 * i, i < 3 ? 20 : 14);
        }
        for (int c = 0; c < 3; c++) {
            icc.putInt(data + 20 * c, 0x58595A20);
            for (int k = 0; k < 3; k++) {
                icc.putInt(data + 20 * c + 8 + 4 * k, (int) Math.round(columns[3 * c + k] * 65536));
            }
        }
        icc.putInt(data + 60, 0x63757276).putInt(data + 68, 1).putShort(data + 72, (short) Math.round(gamma * 256));
        return icc.array();
    }

    /**
     * The ICC profile of a press that prints magenta as Lab 60 50 0, yellow as 100 0 40 and black as 50 0 0, and uses more ink
     * than requested.
     */
    static byte[] press(boolean deep) {
        ByteBuffer icc = ByteBuffer.allocate(deep ? 340 : 2100);
        icc.put(16, "CMYKLab ".getBytes(StandardCharsets.ISO_8859_1)).putInt(128, 1);
        icc.put(132, "A2B0".getBytes(StandardCharsets.ISO_8859_1)).putInt(136, 144);
        icc.put(144, (deep ? "mft2" : "mft1").getBytes(StandardCharsets.ISO_8859_1));
        icc.put(152, new byte[] {4, 3, 2}).position(144 + 48);
        int entries = deep ? 3 : 256;
        if (deep) {
            icc.putShort((short) entries).putShort((short) entries);
        }
        for (int ink = 0; ink < 4; ink++) {
            for (int i = 0; i < entries; i++) {
                double amount = i / (entries - 1.0);
                put(icc, deep, ink < 3 ? amount : amount < 0.5 ? 1.6 * amount : 0.6 + 0.4 * amount);
            }
        }
        double white = deep ? 65280 / 65535.0 : 1;
        for (int point = 0; point < 16; point++) {
            int magenta = point >> 2 & 1;
            put(icc, deep, white * (1 - 0.4 * magenta - 0.5 * (point & 1)));
            put(icc, deep, white * (128 + 50 * magenta) / 255);
            put(icc, deep, white * (128 + 40 * (point >> 1 & 1)) / 255);
        }
        for (int i = 0; i < 3 * entries; i++) {
            put(icc, deep, i % entries / (entries - 1.0));
        }
        return icc.array();
    }

    private static void put(ByteBuffer to, boolean deep, double share) {
        if (deep) {
            to.putShort((short) Math.round(share * 65535));
        } else {
            to.put((byte) Math.round(share * 255));
        }
    }

    /** An RGB picture with 16 bits per channel. */
    static BufferedImage deep(int width, int height) {
        BufferedImage of8 = fields(width, height, BufferedImage.TYPE_INT_RGB);
        BufferedImage image = ImageTypeSpecifier.createInterleaved(
                        java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB),
                        new int[] {0, 1, 2},
                        DataBuffer.TYPE_USHORT,
                        false,
                        false)
                .createBufferedImage(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = of8.getRGB(x, y);
                int[] samples = {(rgb >> 16 & 0xFF) * 257, (rgb >> 8 & 0xFF) * 257, (rgb & 0xFF) * 257};
                image.getRaster().setPixel(x, y, samples);
            }
        }
        return image;
    }

    /** The PNG file with another chunk before the pixels. */
    static byte[] withChunk(byte[] png, String name, byte[] body) {
        ByteBuffer file = ByteBuffer.allocate(png.length + 12 + body.length);
        file.put(png, 0, 33)
                .putInt(body.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(body);
        CRC32 sum = new CRC32();
        sum.update(file.array(), 37, 4 + body.length);
        return file.putInt((int) sum.getValue()).put(png, 33, png.length - 33).array();
    }

    static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }
}
