package dev.octavo.lib.picture.pixel;

/**
 * Takes the rows of a picture from the top, in linear light, in which samples can be added and averaged. White is 1; resampled
 * values may lie a little outside 0 to 1.
 *
 * <p>A pixel has one channel for grey, three for RGB, or four for premultiplied RGB and alpha.
 */
public interface RowSink {
    /** Takes ownership of the next row, and returns an array of the same length for the row after it. */
    float[] add(float[] row);
}
