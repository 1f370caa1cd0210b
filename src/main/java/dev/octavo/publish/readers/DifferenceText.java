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
    private static final int ROWS = 2;
    // Each of these is a dead end for somebody.
    private static final int ROWS_OF_LOST = 4;
    private static final int GROUPS = 2;
    private static final int NAMED = 2;
    private static final int LONGEST_TITLE = 50;

    private final Rows rows = new Rows();

    private DifferenceText() {}

    static String of(ReaderDifference difference) {
        DifferenceText text = new DifferenceText();
        if (difference.first()) {
            return text.first(difference);
        }
        text.addPages(difference.pages());
        text.addFeeds(difference.feeds());
        text.addFiles(difference.files());
        if (text.rows.isEmpty()) {
            text.rows.add("nothing changes for readers");
        }
        text.addRemade(difference.pages().remade());
        text.rows.add(weight(difference.weight()));
        return text.rows.written();
    }

    private String first(ReaderDifference difference) {
        rows.add("nothing is there yet: all of it is new");
        int redirects = difference.pages().newRedirects().size();
        String leading = redirects == 0 ? "" : " and " + Figures.count(redirects, "redirect", "redirects");
        rows.add(Figures.count(difference.pages().added().size(), "page", "pages")
                + leading
                + kinds(difference.files().added(), ", "));
        Weight weight = difference.weight();
        rows.add(Figures.size(weight.bytes()) + " in " + Figures.count(weight.files(), "file", "files") + home(weight));
        return rows.written();
    }

    private void addPages(PageChanges pages) {
        rows.add(pages.added(), ROWS, "page is new", "pages are new");
        rows.add(pages.changed(), ROWS, "page reads differently", "pages read differently");
        rows.add(shown(pages.moved()), ROWS, "page has moved", "pages have moved");
        rows.add(pages.lost(), ROWS_OF_LOST, "page is lost", "pages are lost");
        if (!pages.lost().isEmpty()) {
            boolean one = pages.lost().size() == 1;
            rows.add("    no redirect leads from " + (one ? "it" : "them") + "; \"aliases\" in an article that takes "
                    + (one ? "its" : "their") + " place makes one");
        }
        rows.add(shown(pages.newRedirects()), 1, "redirect is new", "redirects are new");
        rows.add(shown(pages.changedRedirects()), 1, "redirect leads elsewhere", "redirects lead elsewhere");
        rows.add(shown(pages.lostRedirects()), 1, "redirect is lost", "redirects are lost");
    }

    private static List<String> shown(List<PageChanges.Redirect> redirects) {
        return redirects.stream().map(PageChanges.Redirect::toString).toList();
    }

    private void addRemade(int remade) {
        if (remade > 0) {
            rows.add(Figures.count(
                    remade, "page is made anew and reads as before", "pages are made anew and read as before"));
        }
    }

    private void addFeeds(FeedChanges feeds) {
        Set<String> told = new HashSet<>();
        int groups = 0;
        int more = 0;
        for (FeedChanges.Together group : feeds.together()) {
            // A feed of a tag mostly brings what that of all posts brings, too.
            if (groups < GROUPS && !told.containsAll(items(group.news()))) {
                groups++;
                told.addAll(items(group.news()));
                rows.addApart(Figures.list(group.paths(), ", ", NAMED) + ": ", news(group.news()));
            } else {
                more += group.paths().size();
            }
        }
        if (more > 0) {
            rows.add(Figures.count(more, "more feed has news of that kind", "more feeds have news of that kind"));
        }
        if (feeds.unread() > 0) {
            rows.add(Figures.count(feeds.unread(), "changed feed was", "changed feeds were") + " not compared");
        }
        rows.add(feeds.lost(), ROWS, "feed is lost", "feeds are lost");
        if (!feeds.lost().isEmpty()) {
            rows.add("    who subscribed to " + (feeds.lost().size() == 1 ? "it" : "them") + " hears no more");
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
            boolean other = counts.keySet().equals(Set.of(Kind.OTHER));
            rows.add("files" + fate + (other ? Integer.toString(all) : kinds(counts, "")));
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
}
