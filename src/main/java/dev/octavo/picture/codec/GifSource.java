package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Colours;
import dev.octavo.picture.pixel.Rows;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;

/** Reads the first picture of a GIF file with the library of the JDK, on the screen that the file is made for. */
final class GifSource implements Source {
    private static final int HEAD = 13;

    private final byte[] file;
    private final int width;
    private final int height;

    GifSource(byte[] file) throws BadPicture {
        if (file.length < HEAD) {
            throw BadPicture.damaged();
        }
        this.file = file;
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        this.width = in.getShort(6) & 0xFFFF;
        this.height = in.getShort(8) & 0xFFFF;
    }

    /** What is done with a reader of the file. */
    private interface Use<T> {
        T of(ImageReader reader) throws IOException, BadPicture;
    }

    private static <T> T used(byte[] file, Use<T> use) throws BadPicture {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (BytesInput in = new BytesInput(new byte[0], file, 0)) {
            reader.setInput(in);
            return use.of(reader);
        } catch (IOException | RuntimeException damaged) {
            throw BadPicture.damaged();
        } finally {
            reader.dispose();
        }
    }

    /** Whether a second picture follows the first. */
    static boolean isAnimated(byte[] file) {
        try {
            return used(file, reader -> reader.getNumImages(true)) > 1;
        } catch (BadPicture damaged) {
            return false;
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int channels() {
        return 4;
    }

    @Override
    public void requireWhole() throws BadPicture {
        read(row -> row);
    }

    @Override
    public void read(Rows rows) throws BadPicture {
        Rectangle place = used(file, this::place);
        BufferedImage image = used(file, reader -> image(reader, place));
        float[] light = Colours.SRGB.tables(255)[0];
        float[] row = new float[4 * width];
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            boolean seen = y >= place.y && y < place.y + place.height;
            if (seen) {
                image.getRGB(0, y - place.y, place.width, 1, line, 0, width);
            }
            for (int x = 0; x < width; x++) {
                boolean inside = seen && x >= place.x && x < place.x + place.width;
                int argb = inside ? line[x - place.x] : 0;
                boolean opaque = argb < 0;
                row[4 * x] = opaque ? light[argb >> 16 & 0xFF] : 0;
                row[4 * x + 1] = opaque ? light[argb >> 8 & 0xFF] : 0;
                row[4 * x + 2] = opaque ? light[argb & 0xFF] : 0;
                row[4 * x + 3] = opaque ? 1 : 0;
            }
            row = rows.add(row);
        }
    }

    /** Where on the screen it is, without what lies beyond. */
    private Rectangle place(ImageReader reader) throws IOException {
        IIOMetadataNode tree = (IIOMetadataNode)
                reader.getImageMetadata(0).getAsTree(reader.getImageMetadata(0).getNativeMetadataFormatName());
        IIOMetadataNode descriptor =
                (IIOMetadataNode) tree.getElementsByTagName("ImageDescriptor").item(0);
        int left = Integer.parseInt(descriptor.getAttribute("imageLeftPosition"));
        int top = Integer.parseInt(descriptor.getAttribute("imageTopPosition"));
        return new Rectangle(left, top, reader.getWidth(0), reader.getHeight(0))
                .intersection(new Rectangle(width, height));
    }

    private static BufferedImage image(ImageReader reader, Rectangle place) throws IOException, BadPicture {
        boolean[] damaged = {false};
        reader.addIIOReadWarningListener((from, warning) -> damaged[0] |= warning.contains("Out-of-sequence code"));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceRegion(new Rectangle(place.width, place.height)); // refused where nothing of it is on the screen
        BufferedImage image = reader.read(0, param);
        if (damaged[0]) {
            throw BadPicture.damaged();
        }
        return image;
    }
}
