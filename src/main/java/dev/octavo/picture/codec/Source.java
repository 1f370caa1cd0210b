package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Colours;
import dev.octavo.picture.pixel.Orientation;
import dev.octavo.picture.pixel.Rows;

/** A picture whose header has been read, as it is stored: not yet turned, and in its own colours. */
public interface Source {
    /** As in {@link Rows}. */
    int channels();

    /** Decodes it: all rows, from the top. */
    void read(Rows rows) throws PictureException;

    /** Finds out whether the file was cut off. That takes little: where opening it has told, nothing. */
    default void requireWhole() throws PictureException {}

    default Colours colours() {
        return Colours.SRGB;
    }

    default Orientation orientation() {
        return Orientation.UPRIGHT;
    }
}
