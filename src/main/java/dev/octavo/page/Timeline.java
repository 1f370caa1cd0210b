package dev.octavo.page;

import dev.octavo.page.facts.Card;
import dev.octavo.page.facts.PlaceLink;
import dev.octavo.site.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The posts in their order, newest first. */
final class Timeline {
    private static final int UNLISTED = -1;

    private final List<Placed> posts = new ArrayList<>();
    private final List<Card> cards = new ArrayList<>();

    Timeline(List<Entry> all, Facts facts) {
        for (Entry post : all) {
            Card card = facts.card(post);
            posts.add(new Placed(post, card, post.isListed() ? cards.size() : UNLISTED));
            if (post.isListed()) {
                cards.add(card);
            }
        }
    }

    /**
     * A post with what lists show of it.
     *
     * @param position among the listed posts; -1 for an unlisted one
     */
    record Placed(Entry post, Card card, int position) {
        boolean isListed() {
            return position != UNLISTED;
        }
    }

    /** All posts, the unlisted too. */
    List<Placed> posts() {
        return List.copyOf(posts);
    }

    /** The posts that lists show. */
    List<Card> cards() {
        return List.copyOf(cards);
    }

    /** The listed posts at those positions. */
    List<Card> cards(List<Integer> positions) {
        return positions.stream().map(cards::get).toList();
    }

    PlaceLink link(int position) {
        return cards.get(position).link();
    }

    /** The post published before that one. */
    Optional<PlaceLink> older(Placed post) {
        return post.isListed() && post.position() + 1 < cards.size()
                ? Optional.of(link(post.position() + 1))
                : Optional.empty();
    }

    /** The post published after that one. */
    Optional<PlaceLink> newer(Placed post) {
        return post.position() > 0 ? Optional.of(link(post.position() - 1)) : Optional.empty();
    }
}
