package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.site.SiteConfig;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a feed carries, whatever its format.
 *
 * @param home the page that shows the same posts
 * @param entries newest first
 */
record Channel(
        String title,
        Optional<String> description,
        Optional<String> copyright,
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
                config.description().or(config::tagline),
                config.copyright(),
                config.language(),
                config.url(),
                Address.HOME,
                entries);
    }

    /** The feed of a part of the site, which {@code home} shows. */
    Channel part(String name, Address home, List<FeedEntry> entries) {
        return new Channel(title + ": " + name, description, copyright, language, url, home, entries);
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
