package dev.octavo.render.feed;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.SiteConfig.Feeds;
import dev.octavo.blog.words.Word;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.render.output.Inputs;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contents of a feed in any format.
 *
 * @param part the tag, author, series or section whose posts it contains; absent for the whole blog
 * @param about what the page with its posts says of them; absent if that says nothing
 * @param home the page with the same posts
 * @param entries newest first
 * @param full whether it contains whole posts, or only summaries
 */
record Channel(
        Blog blog, Optional<String> part, Optional<String> about, Address home, List<FeedEntry> entries, boolean full) {
    /** The vocabulary of W3C's TDMRep. */
    static final String TDM = "http://www.w3.org/ns/tdmrep#";

    // The date of a feed without posts, since the current time would change the bytes with every build.
    private static final OffsetDateTime EPOCH = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /**
     * The facts about a site that all its feeds in one language contain.
     *
     * @param licence the URL of the licence's text
     * @param reservation {@code tdm-reservation} of TDMRep, 1 if training on the texts is forbidden, or 0
     * @param hub the absolute URL of a WebSub hub
     * @param settings the base of ids
     */
    record Blog(
            String title,
            Optional<String> description,
            Optional<String> copyright,
            Optional<String> licence,
            Optional<Integer> reservation,
            Optional<String> hub,
            String language,
            Feeds settings,
            SiteUrl url) {}

    Channel {
        entries = List.copyOf(entries);
    }

    static Channel of(SiteConfig config, List<FeedEntry> entries) {
        Blog blog = new Blog(
                config.title(),
                config.description().or(config::tagline),
                config.copyright(),
                config.machines().licence(),
                config.machines().reservation(),
                config.machines().notifications().hub(),
                config.language(),
                config.feeds(),
                config.url());
        return new Channel(
                blog,
                Optional.empty(),
                Optional.empty(),
                config.at(Address.HOME),
                entries,
                config.feeds().full().orElse(true));
    }

    /** The feed of a part of the blog, whose posts are on the page {@code home}, which {@code introduction} is about. */
    Channel part(String name, Address home, Optional<Article> introduction, List<FeedEntry> entries) {
        return introduction.isEmpty()
                ? new Channel(blog, Optional.of(name), Optional.empty(), home, entries, full)
                : new Channel(
                        blog,
                        Optional.of(introduction.get().title()),
                        introduction.get().meta().description(),
                        home,
                        entries,
                        full);
    }

    /** The same, with summaries: posts have several tags, and would be in several feeds. */
    Channel summaries() {
        return new Channel(
                blog, part, about, home, entries, blog.settings().full().orElse(false));
    }

    String title(Inputs inputs) {
        return part.map(name ->
                        inputs.words(blog.language()).text(Word.FEED_OF_TAG, Map.of("site", blog.title(), "tag", name)))
                .orElse(blog.title());
    }

    Optional<String> description() {
        return about.or(blog::description);
    }

    /** Its name in messages for the author. */
    String name() {
        return part.map(name -> blog.title() + ": " + name).orElse(blog.title());
    }

    String absolute(Address address) {
        return blog.url().absolute(address);
    }

    /** Its id for feed readers, which stays the same if the site moves. */
    String id() {
        return blog.settings().ids().orElse(blog.url()).absolute(home);
    }

    /** The id of a post for feed readers. */
    String id(FeedEntry entry) {
        return entry.id()
                .orElseGet(() -> blog.settings().ids().orElse(blog.url()).absolute(entry.address()));
    }

    /** The time of the newest change to any of its posts. */
    OffsetDateTime updated() {
        return entries.stream()
                .map(FeedEntry::updated)
                .max(Comparator.comparing(OffsetDateTime::toInstant))
                .orElse(EPOCH);
    }
}
