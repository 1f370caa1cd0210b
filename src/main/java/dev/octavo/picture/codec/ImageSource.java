package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Srgb;
import java.awt.image.BufferedImage;

/** A picture that is in memory as a whole. */
record ImageSource(BufferedImage image) implements Source {
    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public int channels() {
        return image.getColorModel().hasAlpha() ? 4 : 3;
    }

    @Override
    public int orientation() {
        return 1;
    }

    @Override
    public void read(Rows rows) {
        float[] linear = Srgb.table();
        int[] stored = new int[width()];
        float[] row = new float[width() * channels()];
        for (int y = 0; y < height(); y++) {
            image.getRGB(0, y, width(), 1, stored, 0, width());
            int at = 0;
            for (int argb : stored) {
                float alpha = channels() == 4 ? (argb >>> 24) / 255F : 1;
                row[at++] = alpha * linear[argb >> 16 & 0xFF];
                row[at++] = alpha * linear[argb >> 8 & 0xFF];
                row[at++] = alpha * linear[argb & 0xFF];
                if (channels() == 4) {
                    row[at++] = alpha;
                }
            }
            rows.add(row);
        }
    }
}
