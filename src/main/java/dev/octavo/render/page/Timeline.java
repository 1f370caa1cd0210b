package dev.octavo.render.page;

import dev.octavo.blog.site.Article;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.PageLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The posts, newest first. */
final class Timeline {
    private static final int UNLISTED = -1;
    private static final String BLOG = "posts";

    private final List<Placed> posts = new ArrayList<>();
    private final List<Card> cards = new ArrayList<>();
    private final boolean sections;
    private final Map<String, List<Integer>> bySection = new HashMap<>();

    Timeline(List<Article> all, Facts facts) {
        sections = !all.stream().allMatch(Article::isInBlog);
        for (Article post : all) {
            Card card = facts.card(post);
            if (!post.isListed()) {
                posts.add(new Placed(post, card, UNLISTED));
                continue;
            }
            int inSection = cards.size();
            if (sections) {
                List<Integer> section = bySection.computeIfAbsent(section(post), name -> new ArrayList<>());
                inSection = section.size();
                section.add(cards.size());
            }
            posts.add(new Placed(post, card, inSection));
            cards.add(card);
        }
    }

    /**
     * A post and its card for lists.
     *
     * @param inSection its index among the listed posts of its section; -1 for an unlisted one
     */
    record Placed(Article post, Card card, int inSection) {
        boolean isListed() {
            return inSection != UNLISTED;
        }
    }

    /** All posts, including unlisted ones. */
    List<Placed> posts() {
        return List.copyOf(posts);
    }

    /** The listed posts of all sections. */
    List<Card> cards() {
        return List.copyOf(cards);
    }

    /** The listed posts of the blog itself. */
    List<Card> blog() {
        return cards(BLOG);
    }

    List<Card> cards(String section) {
        return !sections && section.equals(BLOG) ? cards() : cards(bySection.getOrDefault(section, List.of()));
    }

    private static String section(Article post) {
        return post.isInBlog() ? BLOG : post.section();
    }

    List<Card> cards(List<Integer> positions) {
        return positions.stream().map(cards::get).toList();
    }

    PageLink link(int position) {
        return cards.get(position).link();
    }

    /** The listed post of the same section published before {@code post}. */
    Optional<PageLink> older(Placed post) {
        return post.isListed() ? link(post, post.inSection() + 1) : Optional.empty();
    }

    /** The listed post of the same section published after {@code post}. */
    Optional<PageLink> newer(Placed post) {
        return link(post, post.inSection() - 1);
    }

    private Optional<PageLink> link(Placed post, int inSection) {
        List<Integer> section = sections ? bySection.getOrDefault(section(post.post()), List.of()) : List.of();
        int size = sections ? section.size() : cards.size();
        return inSection < 0 || inSection >= size
                ? Optional.empty()
                : Optional.of(link(sections ? section.get(inSection) : inSection));
    }
}
