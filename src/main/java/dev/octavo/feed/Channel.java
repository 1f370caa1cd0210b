package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.output.Inputs;
import dev.octavo.site.SiteConfig;
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
 * @param tag whose posts it has alone
 * @param home the page that shows the same posts
 * @param entries newest first
 */
record Channel(
        String site,
        Optional<String> tag,
        Optional<String> description,
        Optional<String> copyright,
        Optional<String> licence,
        String language,
        SiteUrl url,
        Address home,
        List<FeedEntry> entries) {
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
                config.language(),
                config.url(),
                config.at(Address.HOME),
                entries);
    }

    /** The feed of a tag, whose posts {@code home} shows. */
    Channel part(String name, Address home, List<FeedEntry> entries) {
        return new Channel(site, Optional.of(name), description, copyright, licence, language, url, home, entries);
    }

    String title(Inputs inputs) {
        return tag.map(name -> inputs.words(language).text(Word.FEED_OF_TAG, Map.of("site", site, "tag", name)))
                .orElse(site);
    }

    /** What it is called in a message for the author. */
    String name() {
        return tag.map(name -> site + ": " + name).orElse(site);
    }

    String absolute(Address address) {
        return url.absolute(address);
    }

    /** When the newest change in it was made. */
    OffsetDateTime updated() {
        return entries.stream()
                .map(FeedEntry::updated)
                .max(Comparator.comparing(OffsetDateTime::toInstant))
                .orElse(NEVER);
    }
}
