package dev.octavo.picture;

import dev.octavo.site.ProjectFile.PixelSize;
import java.util.List;

/**
 * A picture in the sizes and formats that browsers choose from.
 *
 * @param size of the largest rendition, which pages state
 * @param colour the average of the picture, {@code #rrggbb}; empty where it is translucent
 * @param all first those in the original's format, ascending, then those in WebP where that is smaller
 */
public record Renditions(PixelSize size, String colour, List<Rendition> all) {
    public Renditions {
        all = List.copyOf(all);
    }

    /** One file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Rendition(PictureFormat format, int width, int height, byte[] bytes) {}
}
