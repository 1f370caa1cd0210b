package dev.octavo.publish.readers;

import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.SiteFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Lists the files that would be sent and deleted. */
public final class TransferList {
    private static final int MOST_LINES = 30;

    private TransferList() {}

    /** What happens to a file, or to several files of a folder. */
    private record Row(String verb, String path, String folder, long size, int files) {
        Row and(Row other) {
            return new Row(verb, path, folder, size + other.size, files + other.files);
        }

        String line() {
            String sent = verb.equals("delete") ? "" : Figures.size(size);
            String all = (folder.isEmpty() ? "at the top" : folder) + " (" + files + " files)";
            String shown = ProblemText.printable(files == 1 ? path : all);
            return String.format(Locale.ROOT, "%-8s  %9s  %s", verb, sent, shown);
        }
    }

    /**
     * A line for each file, in the order in which files become visible: the action, the size if it is sent, and the
     * path. If there are many files, a line for each folder.
     *
     * @param all whether to list each file, even if there are many
     */
    public static List<String> lines(Difference difference, boolean all) {
        Set<SiteFile> added = Set.copyOf(difference.added());
        int count = difference.sent().size() + difference.removed().size();
        boolean each = all || count <= MOST_LINES;
        Map<String, Row> rows = new LinkedHashMap<>();
        difference.sent().forEach(file -> add(rows, added.contains(file) ? "send new" : "send", file, each));
        difference.removed().forEach(file -> add(rows, "delete", file, each));
        Stream<String> lines = rows.values().stream().map(Row::line);
        if (each || rows.size() <= MOST_LINES) {
            return lines.toList();
        }
        int listed = rows.values().stream()
                .limit(MOST_LINES - 1)
                .mapToInt(Row::files)
                .sum();
        String more = "and " + Figures.count(count - listed, "more file") + "; --all lists each";
        return Stream.concat(lines.limit(MOST_LINES - 1), Stream.of(more)).toList();
    }

    private static void add(Map<String, Row> rows, String verb, SiteFile file, boolean each) {
        String path = file.name();
        String folder = path.substring(0, path.indexOf('/') + 1);
        rows.merge(verb + " " + (each ? path : folder), new Row(verb, path, folder, file.size(), 1), Row::and);
    }
}
