package dev.octavo.render.page.facts;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.words.Phrase;
import dev.octavo.lib.drawing.Drawing;
import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.Optional;

/**
 * A link to a post to read next.
 *
 * @param title the title that the author of the link wrote, or else the post's own
 * @param href ready to write into HTML
 * @param language of the title; absent if unknown
 * @param note by the author who chose the link
 * @param sketch what is drawn in place of a picture; absent if the post has a picture or wants no drawing
 * @param about tags, or the series, that it shares with the linking post; empty if an author chose it
 * @param by authors that both share, if there are several in the blog and nothing else is shared
 */
public record NextPost(
        String title,
        String href,
        Optional<String> language,
        Optional<String> note,
        PublicationDate date,
        int readMinutes,
        Optional<Figure> illustration,
        Optional<Drawing> sketch,
        List<String> about,
        List<String> by) {
    public NextPost {
        about = List.copyOf(about);
        by = List.copyOf(by);
    }

    public Phrase readTime() {
        return Card.readTime(readMinutes);
    }

    public Optional<Html> drawing() {
        return sketch.map(Drawing::element).map(Html::new);
    }

    /** For templates that show it like a {@link WrittenLink}. */
    public boolean external() {
        return false;
    }
}
