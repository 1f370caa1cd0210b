package dev.octavo.publish.announce;

import dev.octavo.lib.address.SiteUrl;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.OutputPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The absolute URLs of a site that have changed for programs that follow it.
 *
 * @param feeds feeds that are new or have other bytes
 * @param pages pages in a sitemap that are new, read differently or are gone; unlisted pages are not announced
 */
public record ChangedUrls(List<String> feeds, List<String> pages) {
    private static final Pattern LOCATION = Pattern.compile("<loc>([^<]*)</loc>");
    private static final OutputPath SITEMAP = new OutputPath("sitemap.xml");

    public ChangedUrls {
        feeds = List.copyOf(feeds);
        pages = List.copyOf(pages);
    }

    /**
     * The URLs that differ between {@code before} and {@code now}.
     *
     * @param published the site at the target
     * @param old reads a file of that site
     */
    public static ChangedUrls of(
            SiteManifest before,
            SiteManifest published,
            Function<SiteFile, Optional<byte[]>> old,
            FinishedSite now,
            SiteUrl url) {
        Difference files = Difference.between(before, now.manifest());
        List<String> feeds = files.sent().stream()
                .filter(file -> FileKind.isFeed(file.path()))
                .map(file -> url.absolute(file.path().address()))
                .sorted()
                .toList();
        Set<String> listedBefore = inSitemaps(published, old, url);
        Set<String> listedNow = inSitemaps(now.manifest(), file -> Optional.of(now.bytes(file)), url);
        // A change of markup alone does not matter to search engines.
        List<SiteFile> reworded = files.sent().stream()
                .filter(file ->
                        !file.contentHash().equals(before.file(file.path()).flatMap(SiteFile::contentHash)))
                .toList();
        Stream<String> sent = addresses(reworded, url).filter(listedNow::contains);
        Stream<String> removed = addresses(files.removed(), url).filter(listedBefore::contains);
        return new ChangedUrls(feeds, Stream.concat(sent, removed).sorted().toList());
    }

    private static Stream<String> addresses(List<SiteFile> files, SiteUrl url) {
        return files.stream()
                .filter(file -> file.kind() == FileKind.PAGE)
                .map(file -> url.absolute(file.path().address()));
    }

    /** The URLs in the sitemap of a site, or in the sitemaps that it lists. */
    private static Set<String> inSitemaps(SiteManifest site, Function<SiteFile, Optional<byte[]>> bytes, SiteUrl url) {
        Set<String> all = new TreeSet<>();
        Map<String, SiteFile> parts = site.all(file -> file.kind() == FileKind.INDEX).stream()
                .collect(Collectors.toMap(file -> url.absolute(file.path().address()), Function.identity()));
        for (String location : locations(site.file(SITEMAP).flatMap(bytes))) {
            Optional<SiteFile> part = Optional.ofNullable(parts.get(location));
            all.addAll(part.isPresent() ? locations(part.flatMap(bytes)) : List.of(location));
        }
        return all;
    }

    private static List<String> locations(Optional<byte[]> sitemap) {
        Matcher location = LOCATION.matcher(
                sitemap.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(""));
        return location.results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList();
    }
}
