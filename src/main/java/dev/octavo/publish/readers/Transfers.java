package dev.octavo.publish.readers;

import dev.octavo.problem.Figures;
import dev.octavo.problem.ProblemText;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.SiteFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The list of what would be sent and deleted. */
public final class Transfers {
    private static final int MOST_LINES = 30;
    private static final int FEW = 3;

    private Transfers() {}

    /** What becomes of the files of a folder. */
    private record Row(String verb, String folder) {}

    /**
     * A line for each file, in the order in which readers may see it, with what is to become of it, its size where it is
     * sent, and its path; nothing where no file differs. Of many files a folder has one line for all in it.
     *
     * @param all whether each of many files has its line too
     */
    public static List<String> lines(Difference difference, boolean all) {
        Map<Row, List<SiteFile>> rows = new LinkedHashMap<>();
        List<SiteFile> sent = difference.sent();
        int count = sent.size() + difference.removed().size();
        boolean each = all || count <= MOST_LINES;
        Set<SiteFile> added = Set.copyOf(difference.added());
        sent.forEach(file -> add(rows, added.contains(file) ? "send new" : "send", file, each));
        difference.removed().forEach(file -> add(rows, "delete", file, each));
        List<String> lines = new ArrayList<>();
        int told = 0;
        for (Map.Entry<Row, List<SiteFile>> row : rows.entrySet()) {
            if (!each && lines.size() >= MOST_LINES - 1) {
                lines.add("and " + Figures.count(count - told, "more file") + "; --all lists each");
                return lines;
            }
            told += row.getValue().size();
            lines.addAll(lines(row.getKey(), row.getValue()));
        }
        return lines;
    }

    private static void add(Map<Row, List<SiteFile>> rows, String verb, SiteFile file, boolean each) {
        String path = file.path().value();
        String folder = each ? path : path.substring(0, path.indexOf('/') + 1);
        rows.computeIfAbsent(new Row(verb, folder), row -> new ArrayList<>()).add(file);
    }

    private static List<String> lines(Row row, List<SiteFile> files) {
        if (files.size() <= FEW) {
            return files.stream()
                    .map(file -> line(row.verb, file.size(), file.path().value()))
                    .toList();
        }
        long size = files.stream().mapToLong(SiteFile::size).sum();
        String folder = row.folder.isEmpty() ? "at the top" : row.folder;
        return List.of(line(row.verb, size, folder + " (" + files.size() + " files)"));
    }

    private static String line(String verb, long size, String path) {
        String sent = verb.equals("delete") ? "" : Figures.size(size);
        return String.format(Locale.ROOT, "%-8s  %9s  %s", verb, sent, ProblemText.printable(path));
    }
}
