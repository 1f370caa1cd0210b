package dev.octavo.publish.readers;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reports what subscribers of feeds notice when {@code now} replaces {@code before}.
 *
 * @param url where readers find the site
 */
record FeedChanges(SiteManifest before, FinishedSite now, SiteUrl url) {
    // Each feed must be read from the target. A site has three for all posts, and one for each tag.
    private static final int MOST_READ = 100;
    private static final int ROWS_OF_LOST = 2;
    /** The beginning of a reason why items are shown again; the former URL of the site follows. */
    private static final String MOVED = "the site has moved from ";

    private static final int GROUPS = 2;
    private static final int NAMED = 2;
    private static final int LONGEST_TITLE = 50;
    private static final Comparator<SiteFile> HIGHEST_FIRST = Comparator.<SiteFile>comparingLong(
                    file -> file.name().chars().filter(c -> c == '/').count())
            .thenComparing(SiteFile::path);

    /**
     * Adds rows about changed and removed feeds. Feeds with the same changes share a row.
     *
     * @param files the differences between the sites
     * @param old reads a file of {@code before}
     */
    void addTo(ReportRows rows, Difference files, Function<SiteFile, Optional<byte[]>> old) {
        List<SiteFile> changed = files.changed().stream()
                .filter(file -> FileKind.isFeed(file.path()))
                .sorted(HIGHEST_FIRST)
                .toList();
        Map<SortedMap<String, List<String>>, List<String>> news = new LinkedHashMap<>();
        int unread = Math.max(0, changed.size() - MOST_READ);
        for (SiteFile feed : changed.subList(0, Math.min(MOST_READ, changed.size()))) {
            Optional<List<FeedItem>> oldItems =
                    before.file(feed.path()).flatMap(old).flatMap(FeedItem::of);
            Optional<List<FeedItem>> newItems = FeedItem.of(now.bytes(feed));
            if (oldItems.isPresent() && newItems.isPresent()) {
                news.computeIfAbsent(news(oldItems.get(), newItems.get()), none -> new ArrayList<>())
                        .add(feed.name());
            } else {
                unread++;
            }
        }
        news.remove(new TreeMap<>());
        addNews(rows, news);
        news.keySet().stream()
                .flatMap(titles -> titles.keySet().stream())
                .filter(reason -> reason.startsWith(MOVED))
                .findFirst()
                .ifPresent(reason -> rows.add("    feeds: {ids: " + reason.substring(MOVED.length())
                        + "} in content/site.yaml lets their readers know them again"));
        if (unread > 0) {
            rows.add(Figures.count(unread, "changed feed was", "changed feeds were") + " not compared");
        }
        List<String> lost = files.removed().stream()
                .map(SiteFile::path)
                .filter(FileKind::isFeed)
                .map(path -> path.address().path())
                .toList();
        rows.add(lost, ROWS_OF_LOST, "feed is lost", "feeds are lost");
        if (!lost.isEmpty()) {
            rows.add("    " + (lost.size() == 1 ? "its" : "their") + " subscribers get nothing more");
        }
    }

    /**
     * The items that a feed reader shows as new, by the reason why it shows them although they are known: {@code
     * new address}. Items with new pages have the empty text as their reason.
     */
    private SortedMap<String, List<String>> news(List<FeedItem> oldItems, List<FeedItem> newItems) {
        Map<String, FeedItem> known = new HashMap<>();
        oldItems.forEach(item -> known.putIfAbsent(item.id(), item));
        Set<String> kept = newItems.stream().map(FeedItem::id).collect(Collectors.toSet());
        List<FeedItem> gone =
                oldItems.stream().filter(item -> !kept.contains(item.id())).toList();
        int lastKnown = IntStream.range(0, newItems.size())
                .filter(i -> known.containsKey(newItems.get(i).id()))
                .max()
                .orElse(-1);
        SortedMap<String, List<String>> news = new TreeMap<>();
        for (int i = 0; i < newItems.size(); i++) {
            FeedItem item = newItems.get(i);
            FeedItem old = known.get(item.id());
            if (old == null || !old.updated().equals(item.updated())) {
                String reason = old == null ? reason(item, i > lastKnown, gone) : "marked as updated";
                news.computeIfAbsent(reason, none -> new ArrayList<>()).add(item.name());
            }
        }
        return news;
    }

    /** Why an item is not new to readers, although the feed did not have it; empty if it is new. */
    private String reason(FeedItem item, boolean oldest, List<FeedItem> gone) {
        for (FeedItem old : gone) {
            if (old.link().equals(item.link())) {
                return "new id";
            }
            Optional<String> moved = page(now.manifest(), old).flatMap(SiteFile::redirect);
            Optional<String> home = formerHome(old, item);
            if (home.isPresent()) {
                return MOVED + home.get();
            }
            boolean twin = !item.title().isEmpty()
                    && old.title().equals(item.title())
                    && old.published().equals(item.published());
            if (twin || (moved.isPresent() && moved.equals(item.path()))) {
                return "new address";
            }
        }
        boolean known = page(before, item)
                .filter(page ->
                        page.contentHash().isPresent() && page.redirect().isEmpty())
                .isPresent();
        if (!known) {
            return "";
        }
        return oldest && !gone.isEmpty() ? "back, since another left" : "its page is not new";
    }

    /** The former URL of the site, if {@code old} and {@code item} differ only in that; absent otherwise. */
    private Optional<String> formerHome(FeedItem old, FeedItem item) {
        String home = url.absolute(Address.HOME);
        String place = item.link().startsWith(home) ? item.link().substring(home.length()) : "";
        return !place.isEmpty()
                        && old.link().endsWith("/" + place)
                        && !old.link().startsWith(home)
                ? Optional.of(old.link().substring(0, old.link().length() - place.length()))
                : Optional.empty();
    }

    /** The page that an item leads to. */
    private Optional<SiteFile> page(SiteManifest site, FeedItem item) {
        return item.path().flatMap(path -> ReaderDifference.fileAt(path, url)).flatMap(site::file);
    }

    private static void addNews(ReportRows rows, Map<SortedMap<String, List<String>>, List<String>> news) {
        Set<String> reported = new HashSet<>();
        int groups = 0;
        int more = 0;
        for (Map.Entry<SortedMap<String, List<String>>, List<String>> group : news.entrySet()) {
            SortedMap<String, List<String>> titles = group.getKey();
            Set<String> items = new HashSet<>();
            titles.forEach((reason, all) -> all.forEach(title -> items.add(reason + "\n" + title)));
            // The feed of a tag usually has the same new items as the feed of all posts.
            if (groups < GROUPS && reported.addAll(items)) {
                groups++;
                List<String> parts = new ArrayList<>();
                titles.forEach((reason, all) -> parts.add(described(reason, all)));
                rows.addApart(Figures.list(group.getValue(), NAMED) + ": ", parts);
            } else {
                more += group.getValue().size();
            }
        }
        if (more > 0) {
            rows.add(Figures.count(more, "more feed has news of that kind", "more feeds have news of that kind"));
        }
    }

    private static String described(String reason, List<String> titles) {
        String count = reason.isEmpty()
                ? Figures.count(titles.size(), "new item")
                : titles.size() + " shown again (" + reason + ")";
        return count + ": "
                + Figures.list(titles.stream().map(FeedChanges::quoted).toList(), NAMED);
    }

    // A feed at a target may contain anything, from anybody.
    private static String quoted(String title) {
        String shown = ProblemText.printable(title.replaceAll("\\s+", " "));
        boolean cut = shown.codePointCount(0, shown.length()) > LONGEST_TITLE;
        return '"' + (cut ? shown.substring(0, shown.offsetByCodePoints(0, LONGEST_TITLE)) + "…" : shown) + '"';
    }
}
