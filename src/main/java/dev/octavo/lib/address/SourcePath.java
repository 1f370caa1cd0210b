package dev.octavo.lib.address;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The path of a file, relative to the project's folder: {@code content/posts/hello.md}, {@code static/logo.svg}.
 * It uses {@code /}, has no segment that is empty, {@code .} or {@code ..}, and is in Unicode form C.
 */
public record SourcePath(String value) implements Comparable<SourcePath> {
    private static final String SVG = ".svg";
    private static final Set<String> MARKDOWN = Set.of("md", "markdown", "mdown", "mkd");
    private static final Set<String> PICTURES =
            Set.of("jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "heic", "heif", "tif", "tiff", "jxl", "bmp");
    private static final Set<String> FILMS = Set.of("mp4", "webm", "ogv", "mov", "m4v", "mkv");
    private static final Set<String> RECORDINGS = Set.of("mp3", "ogg", "wav", "m4a", "flac", "opus", "3gp");

    public SourcePath {
        value = Nfc.of(value);
        String segments = "/" + value + "/";
        if (segments.contains("//") || segments.contains("/./") || segments.contains("/../")) {
            throw new IllegalArgumentException("not a source path: " + value);
        }
    }

    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The last segment without its last extension. */
    public String baseName() {
        String name = fileName();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** Whether the name ends in {@code .svg}, in lower or upper case. */
    public boolean isSvg() {
        return value.regionMatches(true, value.length() - SVG.length(), SVG, 0, SVG.length());
    }

    /** Whether it is Markdown by the end of its name: {@code .md}, {@code .MD}, {@code .markdown}. */
    public boolean isMarkdown() {
        return isMarkdown(fileName());
    }

    public static boolean isMarkdown(String path) {
        return MARKDOWN.contains(extension(path));
    }

    /** Whether it is a picture by the end of its name, also in a format that most browsers do not show. */
    public static boolean isPicture(String path) {
        return PICTURES.contains(extension(path));
    }

    /** Whether it is a film by the end of its name. */
    public static boolean isFilm(String path) {
        return FILMS.contains(extension(path));
    }

    /** Whether it is a recording of sound by the end of its name. */
    public static boolean isRecording(String path) {
        return RECORDINGS.contains(extension(path));
    }

    /** What stands behind the last dot of the last segment, in lower case; empty if there is none. */
    public static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 || dot < path.lastIndexOf('/')
                ? ""
                : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The folder that holds it; empty for a file at the top of the project. */
    public String folder() {
        int slash = value.lastIndexOf('/');
        return slash < 0 ? "" : value.substring(0, slash);
    }

    /** Resolves a path written in this file against its folder, or after a slash the project's; empty if it leads out. */
    public Optional<SourcePath> beside(String written) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : ((written.startsWith("/") ? "" : folder()) + "/" + written).split("[/\\\\]+", -1)) {
            if (part.equals("..") && parts.pollLast() == null) {
                return Optional.empty();
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.addLast(part);
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new SourcePath(String.join("/", parts)));
    }

    /** The folders that hold it, innermost first, without the topmost one, such as {@code content}. */
    public List<String> folders() {
        return Stream.iterate(
                        folder(),
                        folder -> folder.contains("/"),
                        folder -> folder.substring(0, folder.lastIndexOf('/')))
                .toList();
    }

    public boolean isUnder(String folder) {
        return value.length() > folder.length() && value.charAt(folder.length()) == '/' && value.startsWith(folder);
    }

    // Same as the generated method, which is slow on its first call.
    @Override
    public boolean equals(Object other) {
        return other instanceof SourcePath path && path.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(SourcePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
