package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.page.Facts.Place;
import dev.octavo.page.Timeline.Placed;
import dev.octavo.page.facts.PlaceLink;
import dev.octavo.page.facts.WrittenLink;
import dev.octavo.site.Entry;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Lists further reading for a post: what the author chose, then related posts. */
final class FurtherReading {
    private static final int MOST_FOUND = 3;

    private final Facts facts;
    private final Terms tags;
    private final Timeline timeline;
    private final RelatedPosts related;

    FurtherReading(Facts facts, Terms tags, Timeline timeline) {
        this.facts = facts;
        this.tags = tags;
        this.timeline = timeline;
        related = new RelatedPosts(timeline.cards().size());
    }

    /** The links that the author wrote. */
    List<WrittenLink> chosen(Entry post) {
        Place place = Place.of(post);
        return post.meta().furtherReading().stream()
                .map(link -> facts.link(link, place))
                .toList();
    }

    /** Up to three posts on the same matters that the author did not choose already; none for an unlisted post. */
    List<PlaceLink> found(Placed placed) {
        if (!placed.isListed()) {
            return List.of();
        }
        Place place = Place.of(placed.post());
        Set<Address> chosen = placed.post().meta().furtherReading().stream()
                .flatMap(link -> facts.address(link, place).stream())
                .collect(Collectors.toSet());
        IntPredicate wanted = position -> position != placed.position()
                && !chosen.contains(timeline.link(position).href());
        return related.of(tags.of(placed.post()), placed.position(), wanted, MOST_FOUND).stream()
                .map(timeline::link)
                .toList();
    }
}
