package dev.octavo.raster;

import dev.octavo.picture.Argb;
import java.util.Optional;

/** A picture that an SVG shows as {@code <image href="picture">}. */
@FunctionalInterface
public interface Inset {
    /** The picture, cut to the ratio of the box that it stands in; absent where nothing can be shown. */
    Optional<Argb> pixels(int width, int height);
}
