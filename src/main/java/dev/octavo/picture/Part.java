package dev.octavo.picture;

import dev.octavo.picture.RenditionRequest.Crop;
import dev.octavo.picture.codec.BadPicture;
import dev.octavo.picture.codec.Source;
import dev.octavo.picture.pixel.LinearImage;
import dev.octavo.picture.pixel.Shrinking;
import dev.octavo.site.ProjectFile.PixelSize;
import java.util.Optional;

/** The part of a picture that is shown, in pixels of the picture as it is shown: turned. */
record Part(PixelSize whole, int left, int top, int width, int height) {
    static Part of(PixelSize whole, Optional<Crop> wanted) {
        if (wanted.isEmpty()) {
            return new Part(whole, 0, 0, whole.width(), whole.height());
        }
        Crop crop = wanted.get();
        int width = (int) Math.max(1, Math.min(whole.width(), (long) whole.height() * crop.width() / crop.height()));
        int height = (int) Math.max(1, Math.min(whole.height(), (long) whole.width() * crop.height() / crop.width()));
        int left =
                (int) Math.max(0, Math.min(whole.width() - width, (long) whole.width() * crop.x() / 100 - width / 2));
        int top = (int) Math.max(
                0, Math.min(whole.height() - height, (long) whole.height() * crop.y() / 100 - height / 2));
        return new Part(whole, left, top, width, height);
    }

    /** Those pixels of the source in that size, upright. */
    LinearImage decoded(Source source, int toWidth, int toHeight) throws BadPicture {
        Part stored = stored(source.orientation());
        boolean swapped = source.orientation() >= 5;
        Shrinking shrinking = new Shrinking(
                source.channels(),
                stored.width,
                stored.height,
                swapped ? toHeight : toWidth,
                swapped ? toWidth : toHeight);
        int[] row = {0};
        source.read(samples -> {
            if (row[0] >= stored.top && row[0] < stored.top + stored.height) {
                shrinking.add(samples, stored.left * source.channels());
            }
            row[0]++;
        });
        return shrinking.result().turned(source.orientation());
    }

    /** The same part of the picture as it is stored; see {@link LinearImage#turned}. */
    private Part stored(int orientation) {
        boolean swapped = orientation >= 5;
        int w = swapped ? whole.height() : whole.width();
        int h = swapped ? whole.width() : whole.height();
        int across = swapped ? top : left;
        int down = swapped ? left : top;
        int storedWidth = swapped ? height : width;
        int storedHeight = swapped ? width : height;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        return new Part(
                new PixelSize(w, h),
                fromRight ? w - storedWidth - across : across,
                fromBottom ? h - storedHeight - down : down,
                storedWidth,
                storedHeight);
    }
}
