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
 * @param licence the address of its text
 * @param reservation what TDMRep says of learning from it, 1 or 0
 * @param hub of WebSub, absolute
 * @param settings what it holds of each post
 * @param part whose posts it has alone: a tag, an author, a series, a section
 * @param home the page that shows the same posts
 * @param entries newest first
 */
record Channel(
        String site,
        Optional<String> part,
        Optional<String> description,
        Optional<String> copyright,
        Optional<String> licence,
        Optional<Integer> reservation,
        Optional<String> hub,
        String language,
        Feeds settings,
        SiteUrl url,
        Address home,
        List<FeedEntry> entries) {
    /** The vocabulary of W3C's TDMRep. */
    static final String TDM = "http://www.w3.org/ns/tdmrep#";

    // Without a post there is no date to take, and a clock would give other bytes with every build.
    private static final OffsetDateTime NEVER = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    Channel {
        entries = List.copyOf(entries);
    }

    static Channel of(SiteConfig config, List<FeedEntry> entries) {
        return new Channel(
                config.title(),
                Optional.empty(),
                config.description().or(config::tagline),
                config.copyright(),
                config.machines().licence(),
                config.machines().reservation(),
                config.machines().calls().hub(),
                config.language(),
                config.feeds(),
                config.url(),
                config.at(Address.HOME),
                entries);
    }

    /** The feed of a part, whose posts {@code home} shows. */
    Channel part(String name, Address home, List<FeedEntry> entries) {
        return new Channel(
                site,
                Optional.of(name),
                description,
                copyright,
                licence,
                reservation,
                hub,
                language,
                settings,
                url,
                home,
                entries);
    }

    String title(Inputs inputs) {
        return part.map(name -> inputs.words(language).text(Word.FEED_OF_TAG, Map.of("site", site, "tag", name)))
                .orElse(site);
    }

    /** What it is called in a message for the author. */
    String name() {
        return part.map(name -> site + ": " + name).orElse(site);
    }

    String absolute(Address address) {
        return url.absolute(address);
    }

    /** By what feed readers know it, wherever the site stands today. */
    String id() {
        return settings.ids().orElse(url).absolute(home);
    }

    /** By what feed readers know a post. */
    String id(FeedEntry entry) {
        return entry.id().orElseGet(() -> settings.ids().orElse(url).absolute(entry.address()));
    }

    /** When the newest change in it was made. */
    OffsetDateTime updated() {
        return entries.stream()
                .map(FeedEntry::updated)
                .max(Comparator.comparing(OffsetDateTime::toInstant))
                .orElse(NEVER);
    }
}
