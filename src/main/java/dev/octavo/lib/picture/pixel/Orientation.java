package dev.octavo.lib.picture.pixel;

/**
 * How a picture is stored if the camera was not held upright (EXIF).
 *
 * @param transposed whether its rows are stored as columns
 * @param fromRight whether columns are stored from the right
 * @param fromBottom whether rows are stored from the bottom
 */
public record Orientation(boolean transposed, boolean fromRight, boolean fromBottom) {
    public static final Orientation UPRIGHT = new Orientation(false, false, false);

    /**
     * The orientation that EXIF (2.32, 4.6.4.A) writes as a number.
     *
     * @param number 1 to 8
     */
    public static Orientation of(int number) {
        return new Orientation(
                number >= 5,
                number == 2 || number == 3 || number == 7 || number == 8,
                number == 3 || number == 4 || number == 6 || number == 7);
    }
}
