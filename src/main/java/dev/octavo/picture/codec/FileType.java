package dev.octavo.picture.codec;

import java.nio.charset.StandardCharsets;

/** What a file is by its first bytes, whatever it is called. */
public enum FileType {
    JPEG("\u00FF\u00D8\u00FF", 0),
    PNG("\u0089PNG\r\n\u001A\n", 0),
    GIF("GIF8", 0),
    WEBP("WEBP", 8),
    OTHER("", 0);

    private final String start;
    private final int at;

    FileType(String start, int at) {
        this.start = start;
        this.at = at;
    }

    public static FileType of(byte[] file) {
        String beginning = new String(file, 0, Math.min(file.length, 12), StandardCharsets.ISO_8859_1);
        for (FileType type : values()) {
            if (beginning.startsWith(type.start, type.at) && (type != WEBP || beginning.startsWith("RIFF"))) {
                return type;
            }
        }
        throw new IllegalStateException("OTHER is everything");
    }

    /** Whether it moves. */
    public boolean isAnimated(byte[] file) {
        return switch (this) {
            case PNG -> PngChunks.isAnimated(file);
            case GIF -> GifSource.isAnimated(file);
            case WEBP -> WebpSource.isAnimated(file);
            case JPEG, OTHER -> false;
        };
    }

    /** Whether its pixels are stored as they are, as for a drawing, and not approximately, as for a photograph. */
    public boolean isLossless(byte[] file) {
        return this == PNG || this == GIF || (this == WEBP && WebpSource.isLossless(file));
    }

    /** Opens a picture of that size, as it is stored. */
    public Source open(byte[] file, int width, int height) throws BadPicture {
        return switch (this) {
            case JPEG -> new JpegSource(file);
            case PNG -> new PngSource(file);
            case GIF -> new GifSource(file);
            case WEBP -> new WebpSource(file, width, height);
            case OTHER -> throw BadPicture.damaged();
        };
    }
}
