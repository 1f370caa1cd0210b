package dev.octavo.check;

import dev.octavo.address.SourcePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths of the project as seen from a folder of it. */
final class RelativePath {
    /** Beginning or ending in a slash, with two in a row, or with a separator of Windows. */
    private static final Pattern NO_FILE = Pattern.compile("|/.*|.*/|.*(?://|\\\\).*", Pattern.DOTALL);

    private RelativePath() {}

    /**
     * {@code path} from the top of the project, as seen from {@code folder}; empty where it leaves the project or can
     * be no file.
     */
    static Optional<String> resolved(String folder, String path) {
        return NO_FILE.matcher(path).matches()
                ? Optional.empty()
                : new SourcePath(folder + "/any").beside(path).map(SourcePath::value);
    }

    /** The way from {@code folder} to {@code file}, both from the top of the project. */
    static String between(String folder, String file) {
        String[] from = folder.split("/", -1);
        String[] to = file.split("/", -1);
        int common = 0;
        while (common < from.length && common < to.length - 1 && from[common].equals(to[common])) {
            common++;
        }
        List<String> way = new ArrayList<>();
        for (int i = common; i < from.length; i++) {
            way.add("..");
        }
        way.addAll(List.of(to).subList(common, to.length));
        return String.join("/", way);
    }
}
