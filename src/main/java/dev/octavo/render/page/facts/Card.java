package dev.octavo.render.page.facts;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.site.Article.Excerpt;
import dev.octavo.blog.words.Phrase;
import dev.octavo.blog.words.Word;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.drawing.Drawing;
import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A post as lists show it. It contains nothing else, so that lists are remade only if they change.
 *
 * @param titled whether its title is its author's, and not the first words of its text
 * @param excerpt the description, or else the first words
 * @param described whether {@code excerpt} is the description
 * @param outside the page on another site that the post is about, to which its title links
 * @param drawn whether there is a {@link #drawing}, which is costly and so only made on demand
 * @param pinned whether it stands before newer ones in the lists of the blog and of sections
 */
public record Card(
        PageLink link,
        boolean titled,
        Optional<String> outside,
        PublicationDate date,
        Optional<PublicationDate> updated,
        int readMinutes,
        Excerpt excerpt,
        boolean described,
        List<TermCount> tags,
        List<Writer> authors,
        Optional<Figure> illustration,
        boolean drawn,
        State state,
        boolean pinned) {
    public Card {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
    }

    public String title() {
        return link.title();
    }

    /** The title as HTML, with code and emphasis. */
    public Html heading() {
        return link.heading();
    }

    public Address href() {
        return link.href();
    }

    public String language() {
        return link.language();
    }

    public Phrase readTime() {
        return readTime(readMinutes);
    }

    static Phrase readTime(int minutes) {
        return new Phrase(Word.READ_TIME, Map.of("minutes", minutes));
    }

    public Optional<String> summary() {
        return excerpt.text();
    }

    public Optional<String> description() {
        return described ? excerpt.text() : Optional.empty();
    }

    /** The drawing in place of a picture; absent if the post has a picture or wants no drawing. */
    public Optional<Html> drawing() {
        return drawn
                ? Optional.of(new Html(
                        new Drawing(title(), tags.stream().map(TermCount::name).toList()).element()))
                : Optional.empty();
    }

    /** The label of a post that is not public. */
    public Optional<Phrase> mark() {
        return switch (state) {
            case DRAFT -> Optional.of(Phrase.of(Word.DRAFT));
            case SCHEDULED -> Optional.of(Phrase.of(Word.SCHEDULED));
            case PUBLISHED, EXPIRED -> Optional.empty();
        };
    }
}
