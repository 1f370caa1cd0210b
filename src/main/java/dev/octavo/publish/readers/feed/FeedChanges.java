package dev.octavo.publish.readers.feed;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.PageFacts;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What those who subscribed notice.
 *
 * @param news by the path of the feed, those first that stand highest; only of feeds with news
 * @param lost feeds that are gone
 * @param unread how many changed feeds were not compared: the old one could not be read, or there are very many
 */
public record FeedChanges(List<OfFeed> news, List<String> lost, int unread) {
    // Each costs a transfer from the target. A site has three for all, and one for each tag.
    private static final int MOST_READ = 100;
    private static final Set<String> NAMES =
            Set.of("feed.xml", "rss.xml", "atom.xml", "feed.json", "feed.atom", "feed.rss", "index.xml");
    private static final Comparator<SiteFile> HIGHEST_FIRST = Comparator.<SiteFile>comparingLong(
                    file -> file.path().value().chars().filter(c -> c == '/').count())
            .thenComparing(SiteFile::path);

    /** What is new in one feed. */
    public record OfFeed(String path, FeedNews news) {}

    public FeedChanges {
        news = List.copyOf(news);
        lost = List.copyOf(lost);
    }

    /** Whether a file with that name is a feed. */
    public static boolean isFeed(OutputPath path) {
        String name = path.value();
        return NAMES.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    /**
     * From the feeds of {@code before} to those of {@code now}.
     *
     * @param url where readers find the site
     * @param old the bytes of a file of {@code before}
     */
    public static FeedChanges between(
            SiteManifest before, FinishedSite now, SiteUrl url, Function<SiteFile, Optional<byte[]>> old) {
        Difference files = Difference.between(before, now.manifest());
        List<SiteFile> changed = files.changed().stream()
                .filter(file -> isFeed(file.path()))
                .sorted(HIGHEST_FIRST)
                .toList();
        FeedNews.Pages pages = new FeedNews.Pages(
                item -> file(item, url)
                        .flatMap(before::file)
                        .filter(FeedChanges::isRead)
                        .isPresent(),
                item -> file(item, url).flatMap(now.manifest()::file).flatMap(FeedChanges::target));
        List<OfFeed> news = new ArrayList<>();
        int unread = 0;
        for (SiteFile feed : changed.subList(0, Math.min(MOST_READ, changed.size()))) {
            Optional<List<FeedItem>> then =
                    before.file(feed.path()).flatMap(old).flatMap(FeedItems::of);
            Optional<List<FeedItem>> today = FeedItems.of(now.bytes(feed));
            if (then.isEmpty() || today.isEmpty()) {
                unread++;
                continue;
            }
            FeedNews found = FeedNews.between(then.get(), today.get(), pages);
            if (!found.isEmpty()) {
                news.add(new OfFeed(feed.path().value(), found));
            }
        }
        List<String> lost = files.removed().stream()
                .map(SiteFile::path)
                .filter(FeedChanges::isFeed)
                .map(path -> path.address().path())
                .toList();
        return new FeedChanges(news, lost, unread + Math.max(0, changed.size() - MOST_READ));
    }

    /** The feeds with the same news together, in the order of the first of each. */
    public List<Together> together() {
        SortedMap<Integer, Together> groups = new TreeMap<>();
        for (int i = 0; i < news.size(); i++) {
            FeedNews same = news.get(i).news();
            int first = 0;
            while (!news.get(first).news().equals(same)) {
                first++;
            }
            groups.computeIfAbsent(first, n -> new Together(new ArrayList<>(), same))
                    .paths()
                    .add(news.get(i).path());
        }
        return List.copyOf(groups.values());
    }

    /** Feeds with the same news. */
    public record Together(List<String> paths, FeedNews news) {}

    private static boolean isRead(SiteFile file) {
        return file.page().filter(facts -> facts.redirect().isEmpty()).isPresent();
    }

    private static Optional<String> target(SiteFile file) {
        return file.page().flatMap(PageFacts::redirect);
    }

    /** The file of the page that an item leads to. */
    private static Optional<OutputPath> file(FeedItem item, SiteUrl url) {
        return item.path()
                .filter(path -> path.startsWith(url.basePath() + "/"))
                .map(path -> new Address(path.substring(url.basePath().length())))
                .filter(address -> OutputPath.fault(address).isEmpty())
                .map(OutputPath::of);
    }
}
