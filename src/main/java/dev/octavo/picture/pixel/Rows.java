package dev.octavo.picture.pixel;

/**
 * Takes the rows of a picture in linear light, from the top. Sums and means of such samples are those of the light itself. 1
 * is white; what was resampled may be a little outside 0 to 1.
 *
 * <p>A pixel has one channel where it is grey, three for red, green and blue, or four: the same multiplied by the alpha that
 * follows.
 */
public interface Rows {
    /** Takes the next row, and gives another array of that length for the one after it. */
    float[] add(float[] row);
}
