package dev.octavo.picture.codec;

import java.nio.charset.StandardCharsets;

/** The type of a file by its first bytes, whatever its name. */
public enum FileType {
    JPEG,
    PNG,
    GIF,
    WEBP,
    AVIF,
    HEIF,
    JPEG_XL,
    FILM,
    TIFF,
    OTHER;

    private static final int ENOUGH = 12;
    private static final String FILM_IN_EBML = "\u001AE\u00DF\u00A3";

    /** The type of the file that begins with {@code file}, which should have 12 bytes or the whole file. */
    public static FileType of(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, ENOUGH), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return JPEG;
        }
        if (start.startsWith("\u0089PNG")) {
            return PNG;
        }
        if (start.startsWith("GIF8")) {
            return GIF;
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (start.startsWith("\u00FF\n") || start.startsWith("JXL ", 4)) {
            return JPEG_XL;
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            return TIFF;
        }
        if (start.startsWith("ftyp", 4) && start.length() == ENOUGH) {
            return ofBrand(start.substring(8));
        }
        return start.startsWith(FILM_IN_EBML) ? FILM : OTHER;
    }

    /** ISO/IEC 23008-12, annex B: the brands of HEIF with pictures in HEVC, and of HEIF that does not say which. */
    private static FileType ofBrand(String brand) {
        return brand.matches("avi[fs]") ? AVIF : brand.matches("he[iv].|m[is]f1") ? HEIF : FILM;
    }

    /** Whether it moves. */
    public boolean isAnimated(byte[] file) {
        return switch (this) {
            case PNG -> PngChunks.isAnimated(file);
            case GIF -> GifSource.isAnimated(file);
            case WEBP -> WebpSource.isAnimated(file);
            default -> false;
        };
    }

    /** Whether pixels are stored exactly, as for drawings, not approximately, as for photographs. */
    public boolean isLossless(byte[] file) {
        return this == PNG || this == GIF || (this == WEBP && WebpSource.isLossless(file));
    }

    /** Opens a picture of that size, not turned yet. */
    public Source open(byte[] file, int width, int height) throws PictureException {
        return switch (this) {
            case JPEG -> new JpegSource(file);
            case PNG -> new PngSource(file);
            case GIF -> new GifSource(file, width, height);
            case WEBP -> new WebpSource(file, width, height);
            default -> throw PictureException.damaged();
        };
    }
}
