package dev.octavo.page.facts;

import dev.octavo.site.ProjectFile.PixelSize;
import java.util.Optional;

/**
 * A picture that stands outside an article's body.
 *
 * @param src as a page of the site writes it
 * @param absolute as the outside writes it
 */
public record Picture(String src, String absolute, String alt, Optional<PixelSize> size) {
    public Optional<Integer> width() {
        return size.map(PixelSize::width);
    }

    public Optional<Integer> height() {
        return size.map(PixelSize::height);
    }
}
