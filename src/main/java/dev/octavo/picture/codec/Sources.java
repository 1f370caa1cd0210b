package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Srgb;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Opens pictures, by their first bytes and not by their names. */
public final class Sources {
    private Sources() {}

    public static Source open(byte[] file) throws BadPicture {
        if (file.length > 2 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xD8) {
            return new JpegSource(JpegSegments.of(file), Srgb.table());
        }
        try (BytesInput in = new BytesInput(file)) {
            BufferedImage image = ImageIO.read(in);
            if (image == null) {
                throw BadPicture.damaged();
            }
            return new ImageSource(image);
        } catch (IOException | RuntimeException damaged) {
            throw BadPicture.damaged();
        }
    }
}
