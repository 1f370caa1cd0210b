package dev.octavo.address;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of the site's project, relative to its folder: {@code content/posts/hello.md}, {@code static/logo.svg}.
 * Segments are separated by {@code /}, none is empty, {@code .} or {@code ..}, and the text is in Unicode form C.
 */
public record SourcePath(String value) implements Comparable<SourcePath> {
    private static final String DRAWING = ".svg";

    public SourcePath {
        value = Nfc.of(value);
        for (String segment : value.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("not a source path: " + value);
            }
        }
    }

    /** The last segment. */
    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The last segment without its last extension. */
    public String baseName() {
        String name = fileName();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** Whether its name ends as that of an SVG does, in small letters or capitals. */
    public boolean isDrawing() {
        return value.regionMatches(true, value.length() - DRAWING.length(), DRAWING, 0, DRAWING.length());
    }

    /** The folder it lies in; empty for a file at the top. */
    public String folder() {
        int slash = value.lastIndexOf('/');
        return slash < 0 ? "" : value.substring(0, slash);
    }

    /** What {@code written} in this file names: seen from its folder, or from the site's where it begins with a slash; empty where that is no place of the site. */
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

    /** The folders in which it lies, the innermost first, without the one at the top of the project. */
    public List<String> folders() {
        return Stream.iterate(
                        folder(),
                        folder -> folder.contains("/"),
                        folder -> folder.substring(0, folder.lastIndexOf('/')))
                .toList();
    }

    public boolean isUnder(String folder) {
        return value.startsWith(folder + "/");
    }

    // The same as the generated one, written out because that one is slow to start.
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
