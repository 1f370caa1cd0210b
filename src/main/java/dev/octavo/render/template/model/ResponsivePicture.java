package dev.octavo.render.template.model;

import java.util.List;
import java.util.Optional;

/**
 * A picture in the files that browsers choose from, as attributes for a template to write.
 *
 * @param src the file for browsers that do not choose
 * @param width in pixels; absent if unknown
 * @param height in pixels; absent if unknown
 * @param srcset the files of the same format in several sizes; absent if there is only one
 * @param sources the files of other formats
 * @param colour {@code #rrggbb}, to show until the picture has loaded; absent if there is none
 * @param camera camera, lens and exposure, if the picture is whole and the site says them
 */
public record ResponsivePicture(
        String src,
        Optional<Integer> width,
        Optional<Integer> height,
        Optional<String> srcset,
        List<Source> sources,
        Optional<String> colour,
        Optional<String> camera) {
    public ResponsivePicture {
        sources = List.copyOf(sources);
    }

    /** A single file without other sizes. */
    public static ResponsivePicture alone(String src, Optional<Integer> width, Optional<Integer> height) {
        return new ResponsivePicture(
                src, width, height, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    public ResponsivePicture with(Optional<String> camera) {
        return new ResponsivePicture(src, width, height, srcset, sources, colour, camera);
    }

    /**
     * The attributes of a {@code source} element.
     *
     * @param type a media type such as {@code image/webp}
     */
    public record Source(String type, String srcset) {}
}
