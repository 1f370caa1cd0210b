package dev.octavo.lib.raster;

import dev.octavo.lib.picture.Argb;
import java.util.Optional;

/** A picture that an SVG shows as {@code <image href="picture">}. */
@FunctionalInterface
public interface EmbeddedImage {
    /** The picture, cropped to that ratio of width to height and at most that size; absent if it cannot be shown. */
    Optional<Argb> pixels(int width, int height);
}
