package dev.octavo.publish.readers;

import dev.octavo.problem.ProblemText;
import dev.octavo.publish.readers.FileChanges.Kind;
import dev.octavo.publish.readers.feed.FeedChanges;
import dev.octavo.publish.readers.feed.FeedNews;
import dev.octavo.publish.readers.feed.FeedNews.Again;
import dev.octavo.publish.site.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what readers notice as an author reads it. */
final class DifferenceText {
    private static final int WIDTH = 100;
    private static final int ROWS = 2;
    // Each of these is a dead end for somebody.
    private static final int ROWS_OF_LOST = 5;
    private static final int GROUPS = 4;
    private static final int NAMED = 2;
    private static final int LONGEST_TITLE = 50;
    private static final String BETWEEN = "  ";

    private final List<Line> lines = new ArrayList<>();

    /** A count, and what was counted; a line without items stands alone. */
    private record Line(String label, List<String> items, int rows) {}

    private DifferenceText() {}

    static String of(ReaderDifference difference) {
        DifferenceText text = new DifferenceText();
        if (difference.first()) {
            return text.first(difference);
        }
        text.addPages(difference.pages());
        text.addFeeds(difference.feeds());
        text.addFiles(difference.files());
        if (text.lines.isEmpty()) {
            text.add("nothing changes for readers");
        }
        text.addRemade(difference.pages().remade());
        text.add(weight(difference.weight()));
        return text.written();
    }

    private String first(ReaderDifference difference) {
        add("nothing is there yet: all of it is new");
        int redirects = difference.pages().newRedirects().size();
        String leading = redirects == 0 ? "" : " and " + Figures.count(redirects, "redirect", "redirects");
        add(Figures.count(difference.pages().added().size(), "page", "pages")
                + leading
                + kinds(difference.files().added(), ", "));
        Weight weight = difference.weight();
        add(Figures.size(weight.bytes()) + " in " + Figures.count(weight.files(), "file", "files") + home(weight));
        return written();
    }

    private void addPages(PageChanges pages) {
        add(pages.added(), ROWS, "page is new", "pages are new");
        add(pages.changed(), ROWS, "page reads differently", "pages read differently");
        add(shown(pages.moved()), ROWS, "page has moved", "pages have moved");
        add(pages.lost(), ROWS_OF_LOST, "page is lost", "pages are lost");
        if (!pages.lost().isEmpty()) {
            boolean one = pages.lost().size() == 1;
            add("    no redirect leads from " + (one ? "it" : "them") + "; \"aliases\" in an article that takes "
                    + (one ? "its" : "their") + " place makes one");
        }
        add(shown(pages.newRedirects()), ROWS, "redirect is new", "redirects are new");
        add(shown(pages.changedRedirects()), ROWS, "redirect leads elsewhere", "redirects lead elsewhere");
        add(shown(pages.lostRedirects()), ROWS, "redirect is lost", "redirects are lost");
    }

    private static List<String> shown(List<PageChanges.Redirect> redirects) {
        return redirects.stream().map(PageChanges.Redirect::toString).toList();
    }

    private void addRemade(int remade) {
        if (remade > 0) {
            add(Figures.count(
                    remade, "page is made anew and reads as before", "pages are made anew and read as before"));
        }
    }

    private void addFeeds(FeedChanges feeds) {
        List<FeedChanges.Together> groups = feeds.together();
        for (FeedChanges.Together group : groups.subList(0, Math.min(GROUPS, groups.size()))) {
            add(Figures.list(group.paths(), ", ", NAMED) + ": " + news(group.news()));
        }
        int more = groups.stream()
                .skip(GROUPS)
                .mapToInt(group -> group.paths().size())
                .sum();
        if (more > 0) {
            add(Figures.count(more, "more feed has", "more feeds have") + " news of that kind");
        }
        if (feeds.unread() > 0) {
            add(Figures.count(feeds.unread(), "changed feed was", "changed feeds were") + " not compared");
        }
        add(feeds.lost(), ROWS, "feed is lost", "feeds are lost");
        if (!feeds.lost().isEmpty()) {
            add("    who subscribed to " + (feeds.lost().size() == 1 ? "it" : "them") + " hears no more");
        }
    }

    private static String news(FeedNews news) {
        List<String> parts = new ArrayList<>();
        if (!news.fresh().isEmpty()) {
            List<String> titles =
                    news.fresh().stream().map(DifferenceText::quoted).toList();
            parts.add(Figures.count(titles.size(), "new item: ", "new items: ") + Figures.list(titles, ", ", NAMED));
        }
        Map<String, List<String>> again = news.again().stream()
                .collect(Collectors.groupingBy(
                        Again::reason,
                        java.util.TreeMap::new,
                        Collectors.mapping(item -> quoted(item.title()), Collectors.toList())));
        again.forEach((reason, titles) ->
                parts.add(titles.size() + " shown again (" + reason + "): " + Figures.list(titles, ", ", NAMED)));
        return String.join("; ", parts);
    }

    // What stands in a feed on a target may come from anybody.
    private static String quoted(String title) {
        String shown = ProblemText.printable(title.replaceAll("\\s+", " "));
        boolean cut = shown.codePointCount(0, shown.length()) > LONGEST_TITLE;
        return '"' + (cut ? shown.substring(0, shown.offsetByCodePoints(0, LONGEST_TITLE)) + "…" : shown) + '"';
    }

    private void addFiles(FileChanges files) {
        addFiles(files.added(), " new: ");
        addFiles(files.changed(), " changed: ");
        addFiles(files.lost(), " gone: ");
    }

    private void addFiles(Map<Kind, Integer> counts, String fate) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (all > 0) {
            add("files" + fate + kinds(counts, ""));
        }
    }

    private static String kinds(Map<Kind, Integer> counts, String before) {
        String list = Arrays.stream(Kind.values())
                .filter(counts::containsKey)
                .map(kind -> Figures.count(counts.getOrDefault(kind, 0), kind.one(), kind.many()))
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? "" : before + list;
    }

    private static String weight(Weight weight) {
        return Figures.size(weight.bytes()) + " in " + Figures.count(weight.files(), "file", "files") + ", "
                + than(weight.bytes() - weight.before()) + home(weight);
    }

    private static String home(Weight weight) {
        if (weight.home() == 0) {
            return "";
        }
        long gained = weight.home() - weight.homeBefore();
        boolean same = weight.homeBefore() == 0 || gained == 0;
        return "; the home page takes " + Figures.size(weight.home()) + (same ? "" : ", " + than(gained));
    }

    private static String than(long gained) {
        return gained == 0
                ? "as before"
                : Figures.size(Math.abs(gained)) + (gained > 0 ? " more" : " less") + " than before";
    }

    private void add(String alone) {
        lines.add(new Line(alone, List.of(), 0));
    }

    private void add(List<String> items, int rows, String one, String many) {
        if (!items.isEmpty()) {
            lines.add(new Line(Figures.count(items.size(), one, many) + ": ", items, rows));
        }
    }

    private String written() {
        int indent = lines.stream()
                .filter(line -> !line.items().isEmpty())
                .mapToInt(line -> line.label().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            if (line.items().isEmpty()) {
                text.append(ProblemText.printable(line.label())).append('\n');
                continue;
            }
            String label = line.label() + " ".repeat(indent - line.label().length());
            for (String row : rows(line.items(), WIDTH - indent, line.rows())) {
                text.append(label).append(ProblemText.printable(row)).append('\n');
                label = " ".repeat(indent);
            }
        }
        return text.toString();
    }

    /** As many as go into so many rows, and how many there are beside. */
    private static List<String> rows(List<String> items, int width, int most) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            boolean full = row.length() > 0
                    && row.length() + BETWEEN.length() + items.get(i).length() > width;
            if (full && rows.size() == most - 1) {
                rows.add(row + " and " + (items.size() - i) + " more");
                return rows;
            }
            if (full) {
                rows.add(row.toString());
                row.setLength(0);
            }
            row.append(row.length() == 0 ? "" : BETWEEN).append(items.get(i));
        }
        rows.add(row.toString());
        return rows;
    }
}
