package dev.octavo.blog.links;

import dev.octavo.blog.site.Article.Kind;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.Entry;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.SourcePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public posts and pages whose texts link to a post in the same language. */
public final class Backlinks {
    private final Map<SourcePath, List<Entry>> linking = new HashMap<>();

    /** Resolves every link of the site. */
    public Backlinks(Site site, Links links) {
        site.entries()
                .filter(Entry::isPublic)
                .forEach(from -> from.article().links().stream()
                        .flatMap(link -> post(from, link, links).stream())
                        .filter(post ->
                                !post.equals(from) && edition(site, post).equals(edition(site, from)))
                        .map(post -> post.source().path())
                        .distinct()
                        .forEach(post -> linking.computeIfAbsent(post, first -> new ArrayList<>())
                                .add(from)));
    }

    /** The entries that link to {@code post}: posts, newest first, then pages. */
    public List<Entry> to(Entry post) {
        return List.copyOf(linking.getOrDefault(post.source().path(), List.of()));
    }

    /** The post that {@code link} in the text of {@code from} leads to. */
    public static Optional<Entry> post(Entry from, Link link, Links links) {
        return link.kind() == Kind.LINK
                ? links.target(from.source().path(), from.address(), link.destination())
                        .flatMap(target -> links.entry(target.address()))
                        .filter(Entry::isPost)
                : Optional.empty();
    }

    private static Optional<Edition> edition(Site site, Entry entry) {
        return site.config().editionOf(entry.meta().placement());
    }
}
