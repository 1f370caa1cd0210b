package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.output.Inputs;
import dev.octavo.site.SiteConfig;
import dev.octavo.site.SiteConfig.Feeds;
import dev.octavo.words.Word;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a feed carries, whatever its format.
 *
 * @param part whose posts it has alone: a tag, an author, a series, a section
 * @param home the page that shows the same posts
 * @param entries newest first
 */
record Channel(Blog blog, Optional<String> part, Address home, List<FeedEntry> entries) {
    /** The vocabulary of W3C's TDMRep. */
    static final String TDM = "http://www.w3.org/ns/tdmrep#";

    // Without a post there is no date to take, and a clock would give other bytes with every build.
    private static final OffsetDateTime NEVER = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /**
     * What all feeds of a site in one language say of it.
     *
     * @param licence the address of its text
     * @param reservation what TDMRep says of learning from it, 1 or 0
     * @param hub of WebSub, absolute
     * @param settings what a feed holds of each post
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
        return new Channel(blog, Optional.empty(), config.at(Address.HOME), entries);
    }

    /** The feed of a part, whose posts {@code home} shows. */
    Channel part(String name, Address home, List<FeedEntry> entries) {
        return new Channel(blog, Optional.of(name), home, entries);
    }

    String title(Inputs inputs) {
        return part.map(name ->
                        inputs.words(blog.language()).text(Word.FEED_OF_TAG, Map.of("site", blog.title(), "tag", name)))
                .orElse(blog.title());
    }

    /** What it is called in a message for the author. */
    String name() {
        return part.map(name -> blog.title() + ": " + name).orElse(blog.title());
    }

    String absolute(Address address) {
        return blog.url().absolute(address);
    }

    /** By what feed readers know it, wherever the site stands today. */
    String id() {
        return blog.settings().ids().orElse(blog.url()).absolute(home);
    }

    /** By what feed readers know a post. */
    String id(FeedEntry entry) {
        return entry.id()
                .orElseGet(() -> blog.settings().ids().orElse(blog.url()).absolute(entry.address()));
    }

    /** When the newest change in it was made. */
    OffsetDateTime updated() {
        return entries.stream()
                .map(FeedEntry::updated)
                .max(Comparator.comparing(OffsetDateTime::toInstant))
                .orElse(NEVER);
    }
}
