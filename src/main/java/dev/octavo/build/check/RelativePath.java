package dev.octavo.build.check;

import dev.octavo.lib.address.SourcePath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Resolves paths of the project against a folder, and makes them relative to it. */
final class RelativePath {
    /** Empty, or with a slash at either end, two in a row, or a backslash. */
    private static final Pattern NOT_A_FILE = Pattern.compile("|/.*|.*/|.*(?://|\\\\).*", Pattern.DOTALL);

    private RelativePath() {}

    /**
     * {@code path}, relative to {@code folder}, as a path from the top of the project; empty if it leaves the project or
     * cannot be a file.
     */
    static Optional<String> resolved(String folder, String path) {
        return NOT_A_FILE.matcher(path).matches()
                ? Optional.empty()
                : new SourcePath(folder + "/any").beside(path).map(SourcePath::value);
    }

    /** The path of {@code file} relative to {@code folder}, both given from the top of the project. */
    static String between(String folder, String file) {
        String[] from = folder.split("/", -1);
        String[] to = file.split("/", -1);
        int common = 0;
        while (common < from.length && common < to.length - 1 && from[common].equals(to[common])) {
            common++;
        }
        return "../".repeat(from.length - common) + String.join("/", List.of(to).subList(common, to.length));
    }
}
