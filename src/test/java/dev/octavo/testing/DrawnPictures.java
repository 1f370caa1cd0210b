package dev.octavo.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small photographs that tests draw themselves: soft colours with some grain, another one for each seed. */
public final class DrawnPictures {
    private DrawnPictures() {}

    public static byte[] jpeg(int width, int height, long seed) {
        return encoded("jpg", drawn(width, height, seed));
    }

    public static byte[] png(int width, int height, long seed) {
        return encoded("png", drawn(width, height, seed));
    }

    private static BufferedImage drawn(int width, int height, long seed) {
        Random random = new Random(seed);
        int red = random.nextInt(128);
        int blue = random.nextInt(128);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grain = random.nextInt(16);
                image.setRGB(
                        x,
                        y,
                        (red + 100 * x / width + grain) << 16
                                | (100 * y / height + grain) << 8
                                | (blue + 50 * (x + y) / (width + height) + grain));
            }
        }
        return image;
    }

    private static byte[] encoded(String format, BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
