package dev.octavo.render.output;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.picture.PictureFormat;
import java.util.List;

/**
 * The renditions of a picture that a page offers to browsers.
 *
 * @param src for browsers that do not choose, in the original's format
 * @param width of the largest file, in pixels
 * @param height of the largest file, in pixels
 * @param colour {@code #rrggbb}, shown until the picture has loaded; empty if unknown
 * @param candidates by ascending width, in the original's format first, then WebP; empty if there is no choice
 */
public record PictureSet(Address src, int width, int height, String colour, List<Candidate> candidates) {
    public PictureSet {
        candidates = List.copyOf(candidates);
    }

    /** A file that a browser may choose. */
    public record Candidate(PictureFormat format, int width, Address address) {}
}
