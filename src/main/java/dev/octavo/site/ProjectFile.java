package dev.octavo.site;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import java.util.Optional;

/**
 * A file that is copied as it is: from {@code static/}, the site's own or the default theme's, or from beside an
 * article or an author.
 *
 * @param size where it is a picture that says its size
 */
public record ProjectFile(SourcePath source, Address address, Optional<PixelSize> size) {
    /** Width and height in CSS pixels, each at least 1. */
    public record PixelSize(int width, int height) {
        /** Of the picture that is turned by a quarter. */
        public PixelSize turned() {
            return new PixelSize(/* width= */ height, /* height= */ width);
        }
    }
}
