package dev.octavo.render.page.facts;

import dev.octavo.blog.site.FrontMatter.Focus;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.PixelSize;
import java.util.Optional;

/**
 * A picture outside an article's body.
 *
 * @param src the URL as pages of the site write it
 * @param absolute the absolute URL
 * @param file absent if it is not a file of this site
 * @param focus the point that cropping keeps; absent for the middle
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
