package dev.octavo.picture.codec;

/** A picture whose header has been read, as it is stored: not yet turned. */
public interface Source {
    int width();

    int height();

    /** As in {@link dev.octavo.picture.pixel.LinearImage}. */
    int channels();

    /** Of EXIF: 1 upright, up to 8. */
    int orientation();

    /** Decodes it: all rows, from the top. */
    void read(Rows rows) throws BadPicture;

    /** Takes the rows of a picture. */
    interface Rows {
        /** The next row, in linear light; the array belongs to the source. */
        void add(float[] row);
    }
}
