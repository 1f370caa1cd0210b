package dev.octavo.template.model;

import dev.octavo.address.SourcePath;
import dev.octavo.site.FrontMatter.Focus;
import java.util.List;
import java.util.Optional;

/**
 * What a template asks of a picture.
 *
 * @param file where it is known
 * @param written as an author writes it otherwise: beside the article, or from the site's root
 * @param widths in pixels; none where the site's are asked for
 * @param ratio absent where the whole picture is shown
 * @param focus what must be seen of it; absent where that is its middle
 * @param quality from 1 to 100; absent where it is the site's
 * @param format absent where all are asked for
 */
public record PictureWish(
        Optional<SourcePath> file,
        String written,
        List<Integer> widths,
        Optional<Ratio> ratio,
        Optional<Focus> focus,
        Optional<Integer> quality,
        Optional<Format> format) {
    public PictureWish {
        widths = List.copyOf(widths);
    }

    /** Of width to height. */
    public record Ratio(int width, int height) {}

    /** The one format that is shown. */
    public enum Format {
        ORIGINAL,
        WEBP
    }
}
