package dev.octavo.template.model;

import java.util.List;
import java.util.Optional;

/**
 * A picture as a template writes it.
 *
 * @param src the file for browsers that do not choose
 * @param width in pixels; absent where it is not known
 * @param height in pixels; absent where it is not known
 * @param srcset the files of the same format in several sizes; absent where there is one
 * @param sources the files of other formats
 * @param colour {@code #rrggbb}, to be seen until the picture has come; absent where there is none
 */
public record OfferedPicture(
        String src,
        Optional<Integer> width,
        Optional<Integer> height,
        Optional<String> srcset,
        List<Source> sources,
        Optional<String> colour) {
    public OfferedPicture {
        sources = List.copyOf(sources);
    }

    /** One file that has no other sizes. */
    public static OfferedPicture alone(String src, Optional<Integer> width, Optional<Integer> height) {
        return new OfferedPicture(src, width, height, Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * What a {@code source} element says.
     *
     * @param type {@code image/webp}
     */
    public record Source(String type, String srcset) {}
}
