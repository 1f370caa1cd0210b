package dev.octavo.picture.pixel;

/**
 * Takes the rows of a picture from the top, in linear light, in which samples can be added and averaged. 1 is white; resampled
 * values may lie a little outside 0 to 1.
 *
 * <p>A pixel has one channel if it is grey, three for red, green and blue, or four: the same premultiplied with the alpha that
 * follows.
 */
public interface Rows {
    /** Takes the next row, and returns an array of the same length for the row after it. */
    float[] add(float[] row);
}
