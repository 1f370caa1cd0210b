package dev.octavo.publish.readers.feed;

import java.net.URI;
import java.util.Optional;

/**
 * What a feed reader knows of an item.
 *
 * @param id by which it is known again; the link where the feed gives none
 * @param title empty where it has none
 * @param published as it is written; empty where it is not said
 * @param updated as it is written; empty where it is not said
 */
record FeedItem(String id, String link, String title, String published, String updated) {
    /** What the author calls it. */
    String name() {
        return title.isEmpty() ? link : title;
    }

    /** The path of its link, decoded; empty where it is no address. */
    Optional<String> path() {
        try {
            return Optional.ofNullable(new URI(link).getPath());
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }
}
