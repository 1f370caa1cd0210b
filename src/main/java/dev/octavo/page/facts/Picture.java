package dev.octavo.page.facts;

import dev.octavo.page.view.ViewParts.IllustrationView;
import dev.octavo.page.view.ViewParts.PictureView;
import dev.octavo.site.ProjectFile.PixelSize;
import java.util.Optional;

/**
 * A picture that stands outside an article's body.
 *
 * @param href as a page of the site writes it
 * @param absolute as the outside writes it
 */
public record Picture(
        String href,
        String absolute,
        String alt,
        Optional<PixelSize> size,
        Optional<String> caption,
        Optional<String> credit) {
    PictureView view() {
        return new PictureView(href, alt, size.map(PixelSize::width), size.map(PixelSize::height));
    }

    IllustrationView illustrationView() {
        return new IllustrationView(view(), caption, credit);
    }
}
