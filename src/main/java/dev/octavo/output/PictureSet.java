package dev.octavo.output;

import dev.octavo.address.Address;
import dev.octavo.picture.PictureFormat;
import java.util.List;

/**
 * A picture as a page offers it to browsers.
 *
 * @param src for browsers that do not choose, in the original's own format
 * @param width of the largest file, in pixels
 * @param height of the largest file, in pixels
 * @param colour {@code #rrggbb}, to be seen until the picture has come; empty where it is not known
 * @param candidates of the original's own format first, ascending, then WebP; none where there is nothing to choose
 */
public record PictureSet(Address src, int width, int height, String colour, List<Candidate> candidates) {
    public PictureSet {
        candidates = List.copyOf(candidates);
    }

    /** One file that a browser may take. */
    public record Candidate(PictureFormat format, int width, Address address) {}
}
