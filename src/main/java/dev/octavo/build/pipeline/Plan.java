package dev.octavo.build.pipeline;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.work.Lazy;
import dev.octavo.lib.work.Parallel;
import dev.octavo.render.asset.Icons;
import dev.octavo.render.asset.LookFiles;
import dev.octavo.render.asset.StaticFiles;
import dev.octavo.render.feed.Feeds;
import dev.octavo.render.feed.IndexNowKeyFile;
import dev.octavo.render.feed.LlmsFiles;
import dev.octavo.render.feed.ServerRules;
import dev.octavo.render.feed.Sitemaps;
import dev.octavo.render.output.DistinctPaths;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.Pages;
import dev.octavo.render.search.Search;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All files of a site.
 *
 * @param site what they are planned from
 * @param shown the pictures that are published only as renditions
 * @param files none of them made yet
 * @param addresses of them
 * @param distinct whether each file has a path of its own on every disk; found out when a check first asks
 */
record Plan(Site site, Set<SourcePath> shown, List<Planned> files, Set<Address> addresses, Lazy<Boolean> distinct) {
    /** Plans the site; a new kind of file is a generator here. */
    static Plan of(Site site, Links links, Set<SourcePath> shown, int threads) {
        List<Generator> generators = List.of(
                new Search(), // first, since it takes longest
                new Pages(links),
                new Feeds(links),
                new Sitemaps(links),
                new ServerRules(),
                new IndexNowKeyFile(),
                new LlmsFiles(),
                new StaticFiles(links, shown),
                new Icons(links),
                new LookFiles());
        List<Planned> files = Parallel.map(
                        generators, threads, kind -> kind.plan(site).toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        // An unmodifiable set takes a fifth of the memory of a HashSet.
        return new Plan(
                site,
                shown,
                files,
                files.stream().map(Planned::address).collect(Collectors.toUnmodifiableSet()),
                new Lazy<>(() -> DistinctPaths.areDistinct(files)));
    }
}
