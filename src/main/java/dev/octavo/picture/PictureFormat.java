package dev.octavo.picture;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A format that a picture is published in. */
public enum PictureFormat {
    JPEG("image/jpeg", "jpg", "jpeg", "jfif"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp");

    /** Other names of files that may be in one of these formats all the same, or, like GIF, are converted to one. */
    private static final Set<String> OTHERS =
            Set.of("gif", "apng", "avif", "heic", "heif", "jxl", "tif", "tiff", "bmp");

    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> extensions;

    PictureFormat(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    /** Whether a file of that name may be a picture that can be scaled. It is one if its size can be read. */
    public static boolean isMadeOf(String fileName) {
        String extension = extensionOf(fileName);
        return OTHERS.contains(extension)
                || Stream.of(values()).anyMatch(format -> format.extensions.contains(extension));
    }

    /** The end of a file's name in small letters, without the dot; the whole name where there is none. */
    static String extensionOf(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether a file of that format may have that name. */
    public boolean isCalled(String fileName) {
        return extensions.contains(extensionOf(fileName));
    }

    /** The end of a file's name, without the dot. */
    public String extension() {
        return extensions.get(0);
    }

    public String mediaType() {
        return mediaType;
    }
}
