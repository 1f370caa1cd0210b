package dev.octavo.page.facts;

import dev.octavo.site.ProjectFile.PixelSize;
import java.util.Locale;
import java.util.Optional;

/**
 * The picture that networks show with a link to a page.
 *
 * @param url absolute
 */
public record SharedPicture(String url, String alt, Optional<PixelSize> size) {
    public Optional<Integer> width() {
        return size.map(PixelSize::width);
    }

    public Optional<Integer> height() {
        return size.map(PixelSize::height);
    }

    /** What such pictures can be: no network shows an SVG. */
    static Optional<SharedPicture> of(Figure figure) {
        Picture picture = figure.picture();
        return picture.absolute().toLowerCase(Locale.ROOT).endsWith(".svg")
                ? Optional.empty()
                // What is published of the site's own may be smaller than the original, whose size this would be.
                : Optional.of(new SharedPicture(picture.absolute(), picture.alt(), Optional.empty()));
    }
}
