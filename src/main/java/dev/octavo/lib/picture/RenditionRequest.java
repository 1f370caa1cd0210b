package dev.octavo.lib.picture;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How a picture is to be encoded.
 *
 * @param widths in pixels; those not narrower than the original are replaced by its own width
 * @param crop absent if the whole picture is shown
 * @param quality of JPEG, 1 to 100
 * @param webpQuality of lossy WebP, 1 to 100
 */
public record RenditionRequest(List<Integer> widths, Optional<Crop> crop, int quality, int webpQuality) {
    public RenditionRequest {
        widths = List.copyOf(widths);
    }

    /**
     * The largest part of the picture with that ratio of width to height, as close to the focal point as possible.
     *
     * @param x of the focal point, in percent from the left
     * @param y of the focal point, in percent from the top
     */
    public record Crop(int width, int height, int x, int y) {}

    /** The widths made from a picture of that size, ascending, including its own width if that is less than the largest. */
    public List<Integer> widthsFor(PixelSize whole) {
        int own = crop.map(part -> (int) Math.min(whole.width(), (long) whole.height() * part.width() / part.height()))
                .orElse(whole.width());
        int largest = widths.stream().mapToInt(Integer::intValue).max().orElse(own);
        TreeSet<Integer> made = new TreeSet<>();
        widths.stream().filter(width -> width < own).forEach(made::add);
        made.add(Math.max(1, Math.min(own, largest)));
        return List.copyOf(made);
    }
}
