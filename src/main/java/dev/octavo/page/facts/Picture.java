package dev.octavo.page.facts;

import dev.octavo.address.SourcePath;
import dev.octavo.site.FrontMatter.Focus;
import dev.octavo.site.ProjectFile.PixelSize;
import java.util.Optional;

/**
 * A picture that stands outside an article's body.
 *
 * @param src as a page of the site writes it
 * @param absolute as the outside writes it
 * @param file absent where it is none of this site
 * @param focus what must be seen of it where it is cropped; absent where that is its middle
 */
public record Picture(
        String src,
        String absolute,
        String alt,
        Optional<PixelSize> size,
        Optional<SourcePath> file,
        Optional<Focus> focus) {
    public Optional<Integer> width() {
        return size.map(PixelSize::width);
    }

    public Optional<Integer> height() {
        return size.map(PixelSize::height);
    }
}
