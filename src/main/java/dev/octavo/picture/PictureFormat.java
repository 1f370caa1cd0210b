package dev.octavo.picture;

import java.util.Locale;
import java.util.Set;

/** A format that a picture is published in. */
public enum PictureFormat {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    WEBP("webp", "image/webp");

    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "jfif", "png", "gif", "webp");

    private final String extension;
    private final String mediaType;

    PictureFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Whether a file of that name is a picture of which sizes can be made. */
    public static boolean isMadeOf(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
        return EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
    }

    /** The end of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
