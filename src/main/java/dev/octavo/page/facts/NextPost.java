package dev.octavo.page.facts;

import dev.octavo.publication.PublicationDate;
import dev.octavo.words.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * A post to go on with, as a link to it says it.
 *
 * @param title the post's own, else what the author of the link wrote
 * @param href ready to be written
 * @param language of the title, where it is known
 * @param note of the author who chose it
 * @param about what it has in common with the post that leads to it; none where an author chose it
 */
public record NextPost(
        String title,
        String href,
        Optional<String> language,
        Optional<String> note,
        PublicationDate date,
        int readMinutes,
        Optional<Figure> illustration,
        List<String> about) {
    public NextPost {
        about = List.copyOf(about);
    }

    /** Minutes, in words. */
    public Phrase readTime() {
        return Card.readTime(readMinutes);
    }

    /** As a {@link WrittenLink} says it. */
    public boolean external() {
        return false;
    }
}
