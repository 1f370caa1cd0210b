package dev.octavo.site;

import java.util.List;

/**
 * What is known of an article's body without holding it.
 *
 * @param readMinutes at least 1
 * @param excerpt its first words as plain text, at most 200 characters; empty where it has no prose
 * @param anchors ids of its elements, the headings' too, for links that point into it
 */
public record Article(int readMinutes, String excerpt, List<Heading> headings, List<Link> links, List<String> anchors) {
    public Article {
        headings = List.copyOf(headings);
        links = List.copyOf(links);
        anchors = List.copyOf(anchors);
    }

    /**
     * A heading.
     *
     * @param level 1 to 6
     * @param id unique in its article, as GitHub makes it
     * @param text its words without markup
     */
    public record Heading(int level, String id, String text) {}

    /**
     * A link or picture, as the author wrote it.
     *
     * @param destination unescaped: {@code ../other.md#part}, {@code /about/}, {@code https://…}
     * @param line in the source file, counted from 1
     * @param column counted from 1 in code points
     */
    public record Link(Kind kind, String destination, int line, int column) {}

    /** What a link is for: a place to go to, or a picture to show. */
    public enum Kind {
        LINK,
        IMAGE
    }
}
