package dev.octavo.page.plan;

import dev.octavo.page.facts.Card;
import dev.octavo.page.facts.PlaceLink;
import dev.octavo.site.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The posts in their order, newest first. */
public final class Timeline {
    private static final int UNLISTED = -1;

    private final List<Placed> posts = new ArrayList<>();
    private final List<Card> cards = new ArrayList<>();

    Timeline(List<Post> all, Facts facts) {
        for (Post post : all) {
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
    public record Placed(Post post, Card card, int position) {
        public boolean isListed() {
            return position != UNLISTED;
        }
    }

    /** All posts, the unlisted too. */
    public List<Placed> posts() {
        return List.copyOf(posts);
    }

    /** The posts that lists show. */
    public List<Card> cards() {
        return List.copyOf(cards);
    }

    /** The listed posts at those positions. */
    public List<Card> cards(List<Integer> positions) {
        return positions.stream().map(cards::get).toList();
    }

    PlaceLink link(int position) {
        return cards.get(position).link();
    }

    /** The post published before that one. */
    public Optional<PlaceLink> older(Placed post) {
        return post.isListed() && post.position() + 1 < cards.size()
                ? Optional.of(link(post.position() + 1))
                : Optional.empty();
    }

    /** The post published after that one. */
    public Optional<PlaceLink> newer(Placed post) {
        return post.position() > 0 ? Optional.of(link(post.position() - 1)) : Optional.empty();
    }
}
