package dev.octavo.render.output;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.loading.Resources;
import java.util.Map;

/** The media types of files, by their extensions. */
public final class MediaTypes {
    private static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = Resources.table("/media-types.txt");

    private MediaTypes() {}

    /** Returns whether files like that at {@code path} are text, and become smaller when they are compressed. */
    public static boolean isText(String path) {
        String type = of(path);
        return type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml");
    }

    /** Returns the type of the file at {@code path}; a path that ends with a slash is HTML. */
    public static String of(String path) {
        if (path.endsWith("/")) {
            return BY_EXTENSION.getOrDefault("html", UNKNOWN);
        }
        return BY_EXTENSION.getOrDefault(SourcePath.extension(path), UNKNOWN);
    }
}
