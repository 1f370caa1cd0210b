package dev.octavo.raster;

/** An SVG cannot be drawn: the message says why, as a clause. */
public final class RasterException extends Exception {
    private static final long serialVersionUID = 1;

    RasterException(String message, Throwable cause) {
        super(message, cause);
    }
}
