package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Colours;
import dev.octavo.picture.pixel.Orientation;
import dev.octavo.picture.pixel.Rows;

/** A picture whose header was read. It is not turned yet, and in its own colours. */
public interface Source {
    /** As in {@link Rows}. */
    int channels();

    /** Decodes all rows, from the top. */
    void read(Rows rows) throws PictureException;

    /** Checks that the file was not cut off, with as little work as possible; none, where opening it has shown that. */
    default void requireWhole() throws PictureException {}

    default Colours colours() {
        return Colours.SRGB;
    }

    default Orientation orientation() {
        return Orientation.UPRIGHT;
    }
}
