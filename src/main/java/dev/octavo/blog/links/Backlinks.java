package dev.octavo.blog.links;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.SourcePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public posts and pages whose texts link to a post in the same language. */
public final class Backlinks {
    private final Map<SourcePath, List<Article>> linking = new HashMap<>();

    /** Resolves every link of the site. */
    public Backlinks(Site site, Links links) {
        site.articles()
                .filter(Article::isPublic)
                .forEach(from -> from.links().stream()
                        .flatMap(link -> post(from, link, links).stream())
                        .filter(post ->
                                !post.equals(from) && edition(site, post).equals(edition(site, from)))
                        .map(post -> post.source().path())
                        .distinct()
                        .forEach(post -> linking.computeIfAbsent(post, first -> new ArrayList<>())
                                .add(from)));
    }

    /** The articles that link to {@code post}: posts, newest first, then pages. */
    public List<Article> to(Article post) {
        return List.copyOf(linking.getOrDefault(post.source().path(), List.of()));
    }

    /** The post that {@code link} in the text of {@code from} leads to. */
    public static Optional<Article> post(Article from, Link link, Links links) {
        return link.kind() == Kind.LINK
                ? links.target(from.source().path(), from.address(), link.destination())
                        .flatMap(target -> links.find(target.address()))
                        .filter(Article::isPost)
                : Optional.empty();
    }

    private static Optional<Edition> edition(Site site, Article article) {
        return site.config().editionOf(article.meta().placement());
    }
}
