package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.output.Generator;
import dev.octavo.output.Output;
import dev.octavo.publication.Visibility.State;
import dev.octavo.site.Entry;
import dev.octavo.site.Post;
import dev.octavo.site.Site;
import dev.octavo.site.Term;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Plans the feeds: the newest posts in three formats, and those of each tag. */
public final class Feeds implements Generator {
    @Override
    public Stream<Output> plan(Site site) {
        List<Post> listed = site.posts().stream().filter(Entry::isListed).toList();
        Channel channel = Channel.of(site.config(), entries(listed, site));
        Stream<Output> whole = Stream.of(
                new AtomFeed(channel, new Address("/feed.xml")), new RssFeed(channel, new Address("/rss.xml")));
        return Stream.concat(whole, tagFeeds(channel, listed, site));
    }

    /** A feed for each tag that has a page. */
    private static Stream<Output> tagFeeds(Channel channel, List<Post> listed, Site site) {
        SortedMap<String, Term> tags = new TreeMap<>();
        SortedMap<String, Map<Address, Post>> tagged = new TreeMap<>();
        for (Post post : listed) {
            for (Term tag : post.meta().tags()) {
                tags.putIfAbsent(tag.slug(), tag);
                tagged.computeIfAbsent(tag.slug(), slug -> new LinkedHashMap<>())
                        .put(post.address(), post);
            }
        }
        return tags.values().stream().map(tag -> {
            List<FeedEntry> entries =
                    entries(tagged.getOrDefault(tag.slug(), Map.of()).values(), site);
            Address page = tag.address();
            return new AtomFeed(channel.part(tag.name(), page, entries), page.file("feed.xml"));
        });
    }

    /** The newest of {@code posts} that are public: a build with drafts shows more on its pages. */
    private static List<FeedEntry> entries(Collection<Post> posts, Site site) {
        return posts.stream()
                .filter(post -> post.state() == State.PUBLISHED)
                .limit(site.config().feeds().items())
                .map(post -> FeedEntry.of(post, site.config().zone()))
                .toList();
    }
}
