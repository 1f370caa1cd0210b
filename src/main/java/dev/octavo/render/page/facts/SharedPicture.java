package dev.octavo.render.page.facts;

import dev.octavo.lib.picture.PixelSize;
import java.util.Locale;
import java.util.Optional;

/**
 * The picture that social networks show with a link to a page.
 *
 * @param url an absolute URL
 */
public record SharedPicture(String url, String alt, Optional<PixelSize> size) {
    public Optional<Integer> width() {
        return size.map(PixelSize::width);
    }

    public Optional<Integer> height() {
        return size.map(PixelSize::height);
    }

    /** The picture of a figure; empty for an SVG, which no social network shows. */
    static Optional<SharedPicture> of(Figure figure) {
        Picture picture = figure.picture();
        return picture.absolute().toLowerCase(Locale.ROOT).endsWith(".svg")
                ? Optional.empty()
                // Without a size, since the published file may be smaller than the original.
                : Optional.of(new SharedPicture(picture.absolute(), picture.alt(), Optional.empty()));
    }
}
