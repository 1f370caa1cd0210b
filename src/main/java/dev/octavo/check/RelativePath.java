package dev.octavo.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths of the project as seen from a folder of it. */
final class RelativePath {
    private RelativePath() {}

    /**
     * {@code path} from the top of the project, as seen from {@code folder}; empty where it leaves the project or can
     * be no file.
     */
    static Optional<String> resolved(String folder, String path) {
        List<String> segments = new ArrayList<>(List.of(folder.split("/", -1)));
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.isEmpty()) {
                    return Optional.empty();
                }
                segments.remove(segments.size() - 1);
            } else if (segment.isEmpty()) {
                return Optional.empty();
            } else if (!segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments.isEmpty() ? Optional.empty() : Optional.of(String.join("/", segments));
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
