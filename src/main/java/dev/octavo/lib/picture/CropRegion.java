package dev.octavo.lib.picture;

import dev.octavo.lib.picture.RenditionRequest.Crop;
import dev.octavo.lib.picture.pixel.Orientation;
import dev.octavo.lib.picture.pixel.RowSink;
import java.util.Optional;

/** The part of a picture that is shown, in pixels of {@code whole}. */
record CropRegion(PixelSize whole, int left, int top, int width, int height) {
    /** The region that the crop takes from an upright picture of that size; all of it if there is no crop. */
    static CropRegion of(PixelSize whole, Optional<Crop> wanted) {
        if (wanted.isEmpty()) {
            return new CropRegion(whole, 0, 0, whole.width(), whole.height());
        }
        Crop crop = wanted.get();
        int width = shorter(whole.width(), whole.height(), crop.width(), crop.height());
        int height = shorter(whole.height(), whole.width(), crop.height(), crop.width());
        return new CropRegion(
                whole, start(whole.width(), width, crop.x()), start(whole.height(), height, crop.y()), width, height);
    }

    private static int shorter(int side, int other, int ratio, int toOther) {
        return (int) Math.max(1, Math.min(side, (long) other * ratio / toOther));
    }

    private static int start(int whole, int part, int percent) {
        return (int) Math.max(0, Math.min(whole - part, (long) whole * percent / 100 - part / 2));
    }

    /** The same region in the picture as it is stored. */
    CropRegion stored(Orientation orientation) {
        boolean transposed = orientation.transposed();
        PixelSize size = transposed ? whole.rotated() : whole;
        int across = transposed ? top : left;
        int down = transposed ? left : top;
        int w = transposed ? height : width;
        int h = transposed ? width : height;
        return new CropRegion(
                size,
                orientation.fromRight() ? size.width() - w - across : across,
                orientation.fromBottom() ? size.height() - h - down : down,
                w,
                h);
    }

    /** Passes on only the pixels in this region. */
    RowSink crop(int channels, RowSink next) {
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
