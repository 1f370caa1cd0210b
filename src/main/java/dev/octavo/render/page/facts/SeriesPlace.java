package dev.octavo.render.page.facts;

import dev.octavo.lib.address.Address;
import java.util.List;

/**
 * A post's place in its series.
 *
 * @param posts all posts from first to last; a list shared by all of them
 * @param number of this post among them, from 1
 */
public record SeriesPlace(TermCount series, List<PageLink> posts, int number) {
    /** A part of the series; {@code current} if it is this post. */
    public record Part(String title, Address href, boolean current, String language) {}

    public String name() {
        return series.name();
    }

    public Address href() {
        return series.href();
    }

    public List<Part> parts() {
        PageLink current = posts.get(number - 1);
        return posts.stream()
                .map(post -> new Part(post.title(), post.href(), post.equals(current), post.language()))
                .toList();
    }
}
