package dev.octavo.page.facts;

import dev.octavo.address.Address;
import dev.octavo.drawing.Drawing;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility.State;
import dev.octavo.site.Article.Excerpt;
import dev.octavo.text.Html;
import dev.octavo.words.Phrase;
import dev.octavo.words.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lists show of a post: it changes only when a list that shows it changes.
 *
 * @param excerpt the description, or the first words
 * @param described whether it is the description
 * @param outside the page elsewhere that the post is about, to which its title leads
 * @param drawn whether there is a {@link #drawing}, which takes longer to make than to ask for
 */
public record Card(
        PlaceLink link,
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
        State state) {
    public Card {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
    }

    public String title() {
        return link.title();
    }

    /** The title with its code and emphasis. */
    public Html heading() {
        return link.heading();
    }

    public Address href() {
        return link.href();
    }

    public String language() {
        return link.language();
    }

    /** Minutes, in words. */
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

    /** What stands where a picture would. */
    public Optional<Html> drawing() {
        return drawn
                ? Optional.of(new Html(
                        new Drawing(title(), tags.stream().map(TermCount::name).toList()).element()))
                : Optional.empty();
    }

    /** The mark of a post that is not public. */
    public Optional<Phrase> mark() {
        return switch (state) {
            case DRAFT -> Optional.of(Phrase.of(Word.DRAFT));
            case SCHEDULED -> Optional.of(Phrase.of(Word.SCHEDULED));
            case PUBLISHED, EXPIRED -> Optional.empty();
        };
    }
}
