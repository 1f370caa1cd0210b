package dev.octavo.lib.picture.codec;

import dev.octavo.lib.picture.pixel.ColourSpace;
import dev.octavo.lib.picture.pixel.RowSink;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Reads the first frame of a GIF file with the JDK, at its position on the logical screen. */
final class GifDecoder implements Decoder {

    private final byte[] file;
    private final int width;
    private final int height;

    GifDecoder(byte[] file, int width, int height) {
        this.file = file;
        this.width = width;
        this.height = height;
    }

    /** Whether a second frame follows the first. */
    static boolean isAnimated(byte[] file) {
        return pictures(file).skip(1).findFirst().isPresent();
    }

    private static Stream<Chunk> pictures(byte[] file) {
        return ChunkReader.stream(file).filter(block -> block.name().equals("2C"));
    }

    @Override
    public int channels() {
        return 4;
    }

    @Override
    public void read(RowSink rows) throws PictureException {
        Rectangle place = place();
        BufferedImage image = image(place);
        float[][] tables = ColourSpace.SRGB.tables(255);
        float[] row = new float[4 * width];
        for (int y = 0; y < height; y++) {
            int[] line = new int[width];
            if (y >= place.y && y < place.y + place.height) {
                image.getRGB(0, y - place.y, place.width, 1, line, place.x, width);
            }
            row = rows.add(ColourSpace.toLinear(line, 0, row, width, tables));
        }
    }

    /** The part of the screen that the frame covers (GIF89a, 20). */
    private Rectangle place() throws PictureException {
        Chunk picture = pictures(file).findFirst().orElseThrow(PictureException::damaged);
        ByteBuffer in = ByteBuffer.wrap(picture.content()).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < 8) {
            throw PictureException.damaged();
        }
        return new Rectangle(
                        in.getShort() & 0xFFFF, in.getShort() & 0xFFFF, in.getShort() & 0xFFFF, in.getShort() & 0xFFFF)
                .intersection(new Rectangle(width, height));
    }

    private BufferedImage image(Rectangle place) throws PictureException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (BytesInput in = new BytesInput(new byte[0], file, 0)) {
            reader.setInput(in);
            boolean[] damaged = {false};
            reader.addIIOReadWarningListener((from, warning) -> damaged[0] |= warning.contains("Out-of-sequence code"));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceRegion(new Rectangle(place.width, place.height)); // fails if none of it is on the screen
            BufferedImage image = reader.read(0, param);
            if (damaged[0]) {
                throw PictureException.damaged();
            }
            return image;
        } catch (IOException | RuntimeException damaged) {
            throw PictureException.damaged();
        } finally {
            reader.dispose();
        }
    }
}
