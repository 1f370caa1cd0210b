package dev.octavo.page.plan;

import dev.octavo.page.facts.Card;
import dev.octavo.page.facts.TermCount;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The tags of the listed posts. */
public final class TagIndex {
    private final List<Tag> tags;

    TagIndex(Terms terms, Timeline timeline) {
        Comparator<Tag> byName =
                Comparator.comparing(tag -> tag.term().name().toLowerCase(Locale.ROOT));
        tags = terms.all().stream()
                .map(gathered -> new Tag(gathered.term(), timeline.cards(gathered.positions())))
                .sorted(byName.thenComparing(tag -> tag.term().href()))
                .toList();
    }

    /** A tag and its posts, newest first. */
    public record Tag(TermCount term, List<Card> posts) {}

    /** All tags, by name. */
    public List<Tag> all() {
        return tags;
    }
}
