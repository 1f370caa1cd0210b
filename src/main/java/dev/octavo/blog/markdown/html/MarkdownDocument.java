package dev.octavo.blog.markdown.html;

import dev.octavo.blog.site.Article.Heading;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Component;
import dev.octavo.lib.problem.Problem;
import java.util.List;

/**
 * A parsed article.
 *
 * @param headings in order, all levels
 * @param anchors the ids of all elements
 * @param excerpt its first words as plain text, at most 200 characters, or up to {@code <!--more-->}
 * @param prose its length, for the reading time
 * @param hasFormulas whether there is MathML in it
 * @param problems with locations in the author's file
 */
public record MarkdownDocument(
        Body body,
        List<Heading> headings,
        List<String> anchors,
        String excerpt,
        WordCount prose,
        boolean hasFormulas,
        List<Problem> problems) {
    public MarkdownDocument {
        headings = List.copyOf(headings);
        anchors = List.copyOf(anchors);
        problems = List.copyOf(problems);
    }

    /** A document without any text, or whose text could not be parsed. */
    public static MarkdownDocument empty(List<Problem> problems) {
        return new MarkdownDocument(
                new Body(List.of()), List.of(), List.of(), "", new WordCount(0, 0), false, problems);
    }

    /** The links and pictures, in order, including those in raw HTML. */
    public List<Link> links() {
        return body.links();
    }

    /** The components, in order. */
    public List<Component> components() {
        return body.components();
    }

    /**
     * The length of the text, without code and tags.
     *
     * @param words in scripts with spaces between words, including Hangul
     * @param characters in scripts without: Han and Kana
     */
    public record WordCount(int words, int characters) {
        private static final int WORDS_A_MINUTE = 200;
        private static final int CHARACTERS_A_MINUTE = 500;

        /** The reading time in minutes, rounded up and at least 1. */
        public int minutes() {
            long parts = (long) words * CHARACTERS_A_MINUTE + (long) characters * WORDS_A_MINUTE;
            long whole = (long) WORDS_A_MINUTE * CHARACTERS_A_MINUTE;
            return (int) Math.max(1, (parts + whole - 1) / whole);
        }
    }
}
