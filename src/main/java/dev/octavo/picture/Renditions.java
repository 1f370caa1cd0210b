package dev.octavo.picture;

import dev.octavo.site.ProjectFile.PixelSize;
import java.util.List;

/**
 * A picture in the sizes and formats that browsers choose from.
 *
 * @param size of the largest, which is the size that pages state
 * @param colour of the picture as a whole, {@code #rrggbb}; empty where the page is seen through it
 * @param all of the original's own format first, ascending, then WebP, ascending, where it is smaller
 */
public record Renditions(PixelSize size, String colour, List<Rendition> all) {
    public Renditions {
        all = List.copyOf(all);
    }

    /** One file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Rendition(PictureFormat format, int width, int height, byte[] bytes) {}
}
