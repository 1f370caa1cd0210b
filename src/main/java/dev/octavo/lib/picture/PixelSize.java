package dev.octavo.lib.picture;

/** Width and height in CSS pixels, each at least 1. */
public record PixelSize(int width, int height) {
    /** The size after a rotation by 90 degrees. */
    public PixelSize rotated() {
        return new PixelSize(/* width= */ height, /* height= */ width);
    }
}
