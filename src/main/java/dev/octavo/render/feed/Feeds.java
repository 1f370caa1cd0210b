package dev.octavo.render.feed;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.FrontMatter.Illustration;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.Term;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Plans the feeds: the blog's newest posts in three formats, and an Atom feed for each section, term, series and author.
 *
 * @param links of the site that is planned
 */
public record Feeds(Links links) implements Generator {
    @Override
    public Stream<Planned> plan(Site site) {
        return site.inEachLanguage().stream().flatMap(this::inLanguage);
    }

    private Stream<Planned> inLanguage(Site site) {
        SiteConfig config = site.config();
        List<Article> listed = site.posts().stream().filter(Article::isListed).toList();
        Channel channel = Channel.of(config, newest(listed.stream().filter(Article::isInBlog), config));
        Stream<Output> whole = Stream.of(
                new AtomFeed(channel, config.at(new Address("/feed.xml"))),
                new RssFeed(channel, config.at(new Address("/rss.xml"))),
                new JsonFeed(channel, config.at(new Address("/feed.json"))));
        Stream<Output> sections = config.sections().stream().map(section -> {
            Stream<Article> posts =
                    listed.stream().filter(post -> post.section().equals(section.name()));
            Address page = config.at(section.address());
            Channel feed = channel.part(section.title(), page, links.page(page), newest(posts, config));
            return new AtomFeed(feed, page.file("feed.xml"));
        });
        Stream<Output> earlier =
                config.feeds().aliases().stream().map(alias -> new AtomFeed(channel, config.at(alias)));
        return Stream.of(whole, earlier, sections, partFeeds(channel, listed, config))
                .flatMap(feeds -> feeds)
                .map(Planned::of);
    }

    /** A term, a series or an author, with the address of its page. */
    private record Part(Address address, String name) {
        static Stream<Part> of(Article post) {
            Stream<Term> terms = Stream.of(
                            post.meta().tags(),
                            post.meta().terms(),
                            post.meta().series().stream().toList())
                    .flatMap(List::stream);
            return Stream.concat(
                    terms.map(term -> new Part(term.address(), term.name())),
                    post.meta().authors().stream().map(author -> new Part(author.address(), author.name())));
        }
    }

    /** A feed for each tag, category, custom term, series and author with listed posts. */
    private Stream<Output> partFeeds(Channel channel, List<Article> listed, SiteConfig config) {
        SortedMap<Address, Part> parts = new TreeMap<>();
        Map<Address, Map<Address, Article>> postsByPart = new HashMap<>();
        for (Article post : listed) {
            Part.of(post).forEach(part -> {
                parts.putIfAbsent(part.address(), part);
                postsByPart
                        .computeIfAbsent(part.address(), page -> new LinkedHashMap<>())
                        .put(post.address(), post);
            });
        }
        return parts.values().stream().map(part -> {
            Address page = config.at(part.address());
            Stream<Article> posts = postsByPart.getOrDefault(part.address(), Map.of()).values().stream();
            Channel feed = channel.part(part.name(), page, links.page(page), newest(posts, config))
                    .summaries();
            return new AtomFeed(feed, page.file("feed.xml"));
        });
    }

    /** The newest public posts; drafts are left out even if the build shows them on pages. */
    private List<FeedEntry> newest(Stream<Article> posts, SiteConfig config) {
        return posts.filter(post -> post.state() == State.PUBLISHED)
                .limit(config.feeds().items())
                .map(post -> FeedEntry.of(post, config, image(post, config.url())))
                .toList();
    }

    private Optional<String> image(Article post, SiteUrl url) {
        return post.meta()
                .illustration()
                .map(Illustration::src)
                .map(src -> links.resolve(post.source().path(), post.address(), src)
                        .map(target -> target.absolute(url))
                        .orElseGet(() -> Links.external(src)));
    }
}
