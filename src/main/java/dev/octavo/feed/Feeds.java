package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.links.Links;
import dev.octavo.output.Generator;
import dev.octavo.output.Output;
import dev.octavo.output.Planned;
import dev.octavo.publication.Visibility.State;
import dev.octavo.site.Entry;
import dev.octavo.site.FrontMatter.Illustration;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import dev.octavo.site.Term;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Plans the feeds: the newest posts in three formats, and those of each tag. */
public final class Feeds implements Generator {
    private final Links links;

    /** @param links of the site that is planned */
    public Feeds(Links links) {
        this.links = links;
    }

    @Override
    public Stream<Planned> plan(Site site) {
        List<Entry> listed = site.posts().stream().filter(Entry::isListed).toList();
        Channel channel = Channel.of(site.config(), newest(listed, site.config()));
        Stream<Output> whole = Stream.of(
                new AtomFeed(channel, new Address("/feed.xml")),
                new RssFeed(channel, new Address("/rss.xml")),
                new JsonFeed(channel, new Address("/feed.json")));
        return Stream.concat(whole, tagFeeds(channel, listed, site.config())).map(Planned::of);
    }

    /** A feed for each tag that has a page. */
    private Stream<Output> tagFeeds(Channel channel, List<Entry> listed, SiteConfig config) {
        SortedMap<String, Term> tags = new TreeMap<>();
        SortedMap<String, Map<Address, Entry>> tagged = new TreeMap<>();
        for (Entry post : listed) {
            for (Term tag : post.meta().tags()) {
                tags.putIfAbsent(tag.slug(), tag);
                tagged.computeIfAbsent(tag.slug(), slug -> new LinkedHashMap<>())
                        .put(post.address(), post);
            }
        }
        return tags.values().stream().map(tag -> {
            Map<Address, Entry> posts = tagged.getOrDefault(tag.slug(), Map.of());
            Address page = tag.address();
            return new AtomFeed(channel.part(tag.name(), page, newest(posts.values(), config)), page.file("feed.xml"));
        });
    }

    /** The newest of {@code posts} that are public: a build with drafts shows more on its pages. */
    private List<FeedEntry> newest(Collection<Entry> posts, SiteConfig config) {
        return posts.stream()
                .filter(post -> post.state() == State.PUBLISHED)
                .limit(config.feeds().items())
                .map(post -> FeedEntry.of(post, config.zone(), image(post, config.url())))
                .toList();
    }

    private Optional<String> image(Entry post, SiteUrl url) {
        return post.meta()
                .illustration()
                .map(Illustration::src)
                .map(src -> links.resolve(post.source().path(), post.address(), src)
                        .map(target -> target.absolute(url))
                        .orElseGet(() -> Links.external(src)));
    }
}
