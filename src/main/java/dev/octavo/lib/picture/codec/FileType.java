package dev.octavo.lib.picture.codec;

import java.nio.charset.StandardCharsets;

/** The type of a file, judged by its first bytes and not by its name. */
public enum FileType {
    JPEG,
    PNG,
    GIF,
    WEBP,
    AVIF,
    HEIF,
    JPEG_XL,
    VIDEO,
    TIFF,
    OTHER;

    private static final int ENOUGH = 12;
    private static final String EBML_SIGNATURE = "\u001AE\u00DF\u00A3";

    /** The type of a file, from its first 12 bytes or more, or all of a shorter file. */
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
        return start.startsWith(EBML_SIGNATURE) ? VIDEO : OTHER;
    }

    /** ISO/IEC 23008-12, annex B: the brands of HEIF coded in HEVC, and of HEIF that does not name its codec. */
    private static FileType ofBrand(String brand) {
        return brand.matches("avi[fs]") ? AVIF : brand.matches("he[iv].|m[is]f1") ? HEIF : VIDEO;
    }

    public boolean isAnimated(byte[] file) {
        return switch (this) {
            case PNG -> PngChunks.isAnimated(file);
            case GIF -> GifDecoder.isAnimated(file);
            case WEBP -> WebpDecoder.isAnimated(file);
            default -> false;
        };
    }

    /** Whether the pixels are stored losslessly. */
    public boolean isLossless(byte[] file) {
        return this == PNG || this == GIF || (this == WEBP && WebpDecoder.isLossless(file));
    }

    /** Opens a picture whose header states that size, before any EXIF rotation. */
    public Decoder open(byte[] file, int width, int height) throws PictureException {
        return switch (this) {
            case JPEG -> new JpegDecoder(file);
            case PNG -> new PngDecoder(file);
            case GIF -> new GifDecoder(file, width, height);
            case WEBP -> new WebpDecoder(file, width, height);
            default -> throw PictureException.damaged();
        };
    }
}
