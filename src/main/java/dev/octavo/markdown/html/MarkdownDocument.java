package dev.octavo.markdown.html;

import dev.octavo.problem.Problem;
import dev.octavo.site.Article.Heading;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Component;
import java.util.List;

/**
 * An article, read.
 *
 * @param headings in order, all levels
 * @param anchors ids of all its elements
 * @param excerpt the first words of its prose as plain text, at most 200 characters, cut at a word, or up to {@code <!--more-->}
 * @param prose what of it is counted for the read time
 * @param problems what is wrong in it, with places in the author's file
 */
public record MarkdownDocument(
        Body body,
        List<Heading> headings,
        List<String> anchors,
        String excerpt,
        WordCount prose,
        List<Problem> problems) {
    public MarkdownDocument {
        headings = List.copyOf(headings);
        anchors = List.copyOf(anchors);
        problems = List.copyOf(problems);
    }

    /** Its links and pictures in order, those in raw HTML too. */
    public List<Link> links() {
        return body.links();
    }

    /** The components that it asks for, in order. */
    public List<Component> components() {
        return body.components();
    }

    public boolean hasFormulas() {
        return body.hasFormulas();
    }

    /**
     * How much there is to read, without code and tags.
     *
     * @param words of scripts that part words by spaces
     * @param characters of scripts that do not: Han, Kana, Hangul is counted by words
     */
    public record WordCount(int words, int characters) {}
}
