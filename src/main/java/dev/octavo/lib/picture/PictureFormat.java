package dev.octavo.lib.picture;

import dev.octavo.lib.address.SourcePath;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A format that a picture is published in. */
public enum PictureFormat {
    JPEG("image/jpeg", "jpg", "jpeg", "jfif"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp");

    /** Other extensions of files that are converted to these formats, such as GIF, or may be in one despite their name. */
    private static final Set<String> OTHERS =
            Set.of("gif", "apng", "avif", "heic", "heif", "jxl", "tif", "tiff", "bmp");

    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> extensions;

    PictureFormat(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    /** Whether a file with that name may be a picture that can be scaled. It is one if its size can be read. */
    public static boolean isScalable(String fileName) {
        String extension = SourcePath.extension(fileName);
        return OTHERS.contains(extension)
                || Stream.of(values()).anyMatch(format -> format.extensions.contains(extension));
    }

    public boolean matchesName(String fileName) {
        return extensions.contains(SourcePath.extension(fileName));
    }

    /** The extension of published files, without the dot. */
    public String extension() {
        return extensions.get(0);
    }

    public String mediaType() {
        return mediaType;
    }
}
