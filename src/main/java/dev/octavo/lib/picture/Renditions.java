package dev.octavo.lib.picture;

import java.util.List;

/**
 * A picture in the sizes and formats that browsers choose from.
 *
 * @param size of the largest rendition, stated in pages
 * @param colour the average colour, {@code #rrggbb}; empty if the picture has alpha
 * @param all first JPEG or PNG, ascending, then WebP if that is smaller; WebP alone if the original is WebP
 */
public record Renditions(PixelSize size, String colour, List<Rendition> all) {
    public Renditions {
        all = List.copyOf(all);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Rendition(PictureFormat format, int width, int height, byte[] bytes) {}
}
