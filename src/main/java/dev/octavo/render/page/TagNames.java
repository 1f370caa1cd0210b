package dev.octavo.render.page;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names of tags, each spelt as in the first listed post that has it, as in a {@link TermIndex}. Posts are only read until a
 * name is found, since a preview needs a few after each edit. Thread-safe.
 */
final class TagNames {
    private final List<Article> listed;
    private final Map<String, String> known = new HashMap<>(); // by slug, of the posts before the next one
    private int next;

    TagNames(List<Article> listed) {
        this.listed = listed;
    }

    /** The tags of {@code post} that a listed post has, each once, in its order. */
    synchronized List<String> of(Article post) {
        return post.meta().tags().stream()
                .map(Term::slug)
                .distinct()
                .flatMap(slug -> name(slug).stream())
                .toList();
    }

    private Optional<String> name(String slug) {
        while (!known.containsKey(slug) && next < listed.size()) {
            listed.get(next++).meta().tags().forEach(tag -> known.putIfAbsent(tag.slug(), tag.name()));
        }
        return Optional.ofNullable(known.get(slug));
    }
}
