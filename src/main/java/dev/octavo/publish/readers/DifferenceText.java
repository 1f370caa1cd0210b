package dev.octavo.publish.readers;

import dev.octavo.problem.ProblemText;
import dev.octavo.publish.readers.FileChanges.Kind;
import dev.octavo.publish.readers.feed.FeedChanges;
import dev.octavo.publish.readers.feed.FeedNews;
import dev.octavo.publish.readers.feed.FeedNews.Again;
import dev.octavo.publish.site.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what readers notice as an author reads it. */
final class DifferenceText {
    private static final int WIDTH = 100;
    private static final int ROWS = 2;
    // Each of these is a dead end for somebody.
    private static final int ROWS_OF_LOST = 4;
    private static final int GROUPS = 2;
    private static final int NAMED = 2;
    private static final int LONGEST_TITLE = 50;
    private static final String BETWEEN = "  ";

    private final List<Line> lines = new ArrayList<>();

    /**
     * A count, and what was counted; a line without items stands alone.
     *
     * @param apart whether each of the items has a row of its own
     */
    private record Line(String label, List<String> items, int rows, boolean apart) {}

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
        add(shown(pages.newRedirects()), 1, "redirect is new", "redirects are new");
        add(shown(pages.changedRedirects()), 1, "redirect leads elsewhere", "redirects lead elsewhere");
        add(shown(pages.lostRedirects()), 1, "redirect is lost", "redirects are lost");
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
        Set<String> told = new HashSet<>();
        int groups = 0;
        int more = 0;
        for (FeedChanges.Together group : feeds.together()) {
            List<String> news = news(group.news());
            // A feed of a tag mostly brings what that of all posts brings, too.
            if (groups < GROUPS && !told.containsAll(items(group.news()))) {
                groups++;
                told.addAll(items(group.news()));
                lines.add(new Line(Figures.list(group.paths(), ", ", NAMED) + ": ", news, news.size(), true));
            } else {
                more += group.paths().size();
            }
        }
        if (more > 0) {
            add(Figures.count(more, "more feed has news of that kind", "more feeds have news of that kind"));
        }
        if (feeds.unread() > 0) {
            add(Figures.count(feeds.unread(), "changed feed was", "changed feeds were") + " not compared");
        }
        add(feeds.lost(), ROWS, "feed is lost", "feeds are lost");
        if (!feeds.lost().isEmpty()) {
            add("    who subscribed to " + (feeds.lost().size() == 1 ? "it" : "them") + " hears no more");
        }
    }

    private static List<String> items(FeedNews news) {
        return Stream.concat(
                        news.fresh().stream(), news.again().stream().map(item -> item.title() + "\n" + item.reason()))
                .toList();
    }

    private static List<String> news(FeedNews news) {
        List<String> parts = new ArrayList<>();
        if (!news.fresh().isEmpty()) {
            List<String> titles =
                    news.fresh().stream().map(DifferenceText::quoted).toList();
            parts.add(Figures.count(titles.size(), "new item: ", "new items: ") + Figures.list(titles, ", ", NAMED));
        }
        SortedMap<String, List<String>> again = new TreeMap<>();
        for (Again item : news.again()) {
            again.computeIfAbsent(item.reason(), reason -> new ArrayList<>()).add(quoted(item.title()));
        }
        again.forEach((reason, titles) ->
                parts.add(titles.size() + " shown again (" + reason + "): " + Figures.list(titles, ", ", NAMED)));
        return parts;
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
        lines.add(new Line(alone, List.of(), 0, false));
    }

    private void add(List<String> items, int rows, String one, String many) {
        if (!items.isEmpty()) {
            lines.add(new Line(Figures.count(items.size(), one, many) + ": ", items, rows, false));
        }
    }

    private String written() {
        int indent = indent(false);
        int apart = indent(true);
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            int width = line.apart() ? apart : indent;
            List<String> rows = line.apart() ? line.items() : rows(line.items(), WIDTH - width, line.rows());
            String label =
                    line.label() + " ".repeat(Math.max(0, width - line.label().length()));
            if (line.items().isEmpty()) {
                text.append(ProblemText.printable(line.label())).append('\n');
                continue;
            }
            for (String row : rows) {
                text.append(ProblemText.printable(label + row)).append('\n');
                label = " ".repeat(width);
            }
        }
        return text.toString();
    }

    /** Where the items of all lines of a kind begin. */
    private int indent(boolean apart) {
        return lines.stream()
                .filter(line -> !line.items().isEmpty() && line.apart() == apart)
                .mapToInt(line -> line.label().length())
                .max()
                .orElse(0);
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
