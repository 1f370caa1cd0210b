package dev.octavo.render.template.model;

import dev.octavo.blog.site.FrontMatter.Focus;
import dev.octavo.lib.address.SourcePath;
import java.util.List;
import java.util.Optional;

/**
 * A template's request for a picture.
 *
 * @param file absent if only {@code written} is known
 * @param written the path or URL as an author writes it: beside the article, or from the site's root
 * @param widths in pixels; none for the site's
 * @param ratio absent for the whole picture
 * @param focus the point that cropping keeps; absent for the middle
 * @param quality from 1 to 100; absent for the site's
 * @param format absent for all formats
 */
public record PictureRequest(
        Optional<SourcePath> file,
        String written,
        List<Integer> widths,
        Optional<Ratio> ratio,
        Optional<Focus> focus,
        Optional<Integer> quality,
        Optional<Format> format) {
    public PictureRequest {
        widths = List.copyOf(widths);
    }

    /** Whether the picture is shown as it is, and not in a form that suits a list. */
    public boolean isWhole() {
        return widths.isEmpty() && ratio.isEmpty();
    }

    /** A ratio of width to height. */
    public record Ratio(int width, int height) {}

    /** The only format wanted. */
    public enum Format {
        ORIGINAL,
        WEBP
    }
}
