package dev.octavo.picture;

import dev.octavo.picture.RenditionRequest.Crop;
import dev.octavo.picture.pixel.Orientation;
import dev.octavo.picture.pixel.Rows;
import dev.octavo.site.ProjectFile.PixelSize;
import java.util.Optional;

/** The part of a picture that is shown. */
record Part(PixelSize whole, int left, int top, int width, int height) {
    /** The part of a picture of that size, in pixels of the upright picture. */
    static Part of(PixelSize whole, Optional<Crop> wanted) {
        if (wanted.isEmpty()) {
            return new Part(whole, 0, 0, whole.width(), whole.height());
        }
        Crop crop = wanted.get();
        int width = shorter(whole.width(), whole.height(), crop.width(), crop.height());
        int height = shorter(whole.height(), whole.width(), crop.height(), crop.width());
        return new Part(
                whole, start(whole.width(), width, crop.x()), start(whole.height(), height, crop.y()), width, height);
    }

    private static int shorter(int side, int other, int ratio, int toOther) {
        return (int) Math.max(1, Math.min(side, (long) other * ratio / toOther));
    }

    private static int start(int whole, int part, int percent) {
        return (int) Math.max(0, Math.min(whole - part, (long) whole * percent / 100 - part / 2));
    }

    /** The same part in pixels of the picture as it is stored. */
    Part stored(Orientation orientation) {
        boolean swapped = orientation.swapped();
        PixelSize size = swapped ? whole.rotated() : whole;
        int across = swapped ? top : left;
        int down = swapped ? left : top;
        int w = swapped ? height : width;
        int h = swapped ? width : height;
        return new Part(
                size,
                orientation.fromRight() ? size.width() - w - across : across,
                orientation.fromBottom() ? size.height() - h - down : down,
                w,
                h);
    }

    /** Passes on the rows and columns in this part. */
    Rows of(int channels, Rows next) {
        float[][] part = {new float[width * channels]};
        int[] y = {0};
        return whole -> {
            if (y[0] >= top && y[0] < top + height) {
                System.arraycopy(whole, left * channels, part[0], 0, width * channels);
                part[0] = next.add(part[0]);
            }
            y[0]++;
            return whole;
        };
    }
}
