package dev.octavo.lib.picture.codec;

import dev.octavo.lib.picture.pixel.ColourSpace;
import dev.octavo.lib.picture.pixel.Orientation;
import dev.octavo.lib.picture.pixel.RowSink;

/** Decodes one picture. Its rows are as stored: not rotated, and in the picture's own colour space. */
public interface Decoder {
    /** The number of channels of a pixel, as in {@link RowSink}. */
    int channels();

    /** Passes all rows to the sink, from the top. */
    void read(RowSink rows) throws PictureException;

    default ColourSpace colourSpace() {
        return ColourSpace.SRGB;
    }

    default Orientation orientation() {
        return Orientation.UPRIGHT;
    }
}
