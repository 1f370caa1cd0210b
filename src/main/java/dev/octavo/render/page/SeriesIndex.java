package dev.octavo.render.page;

import dev.octavo.blog.site.Article;
import dev.octavo.lib.address.Address;
import dev.octavo.render.page.TermIndex.IndexedTerm;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.PageLink;
import dev.octavo.render.page.facts.SeriesPlace;
import dev.octavo.render.page.facts.TermCount;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The series of the listed posts. */
final class SeriesIndex {
    private final List<Series> all;
    private final Map<Address, SeriesPlace> places = new HashMap<>();

    SeriesIndex(TermIndex terms, Timeline timeline, ZoneId zone) {
        // Posts of the same day are ordered by address: "part-1", "part-2".
        Comparator<Card> oldestFirst =
                Comparator.comparing((Card card) -> card.date().instant(zone)).thenComparing(card -> card.href());
        all = terms.all().stream()
                .map(indexed -> series(indexed, timeline, oldestFirst))
                .toList();
        all.forEach(this::place);
    }

    /** A series and its posts, oldest first. */
    record Series(TermCount term, List<Card> posts) {}

    private static Series series(IndexedTerm indexed, Timeline timeline, Comparator<Card> order) {
        List<Card> posts =
                timeline.cards(indexed.positions()).stream().sorted(order).toList();
        return new Series(indexed.term(), posts);
    }

    private void place(Series series) {
        List<PageLink> parts = series.posts().stream().map(Card::link).toList();
        for (int i = 0; i < parts.size(); i++) {
            places.put(parts.get(i).href(), new SeriesPlace(series.term(), parts, i + 1));
        }
    }

    /** All series, by slug. */
    List<Series> all() {
        return all;
    }

    /** The place of a post in its series; empty if it is in none or is unlisted. */
    Optional<SeriesPlace> place(Article post) {
        return Optional.ofNullable(places.get(post.address()));
    }
}
