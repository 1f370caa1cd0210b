package dev.octavo.blog.site;

import java.util.List;
import java.util.Optional;

/**
 * What is kept in memory about an article's body, instead of the body itself.
 *
 * @param readMinutes at least 1
 * @param excerpt its first words; empty if it has no prose
 * @param headings for its table of contents; none if it does not ask for one
 * @param anchors the ids of its elements, including all headings, for links that point into it
 * @param components the components it uses, in order
 * @param formulas whether it has any
 */
public record Article(
        int readMinutes,
        Excerpt excerpt,
        List<Heading> headings,
        List<Link> links,
        List<String> anchors,
        List<Component> components,
        boolean formulas) {
    public Article {
        headings = List.copyOf(headings);
        links = List.copyOf(links);
        anchors = List.copyOf(anchors);
        components = List.copyOf(components);
    }

    /** The same without links and anchors: what lists and tables of contents need. */
    Article withoutText() {
        return new Article(readMinutes, excerpt, headings, List.of(), List.of(), components, formulas);
    }

    /**
     * The first words as plain text. The ellipsis is not stored with them, since a single character beyond Latin-1 doubles
     * the memory of a string, and the excerpts of all articles are held.
     *
     * @param words at most 200 characters, or 1,000 if the author marked the end
     * @param cut whether more follow
     */
    public record Excerpt(String words, boolean cut) {
        private static final String ELLIPSIS = "…";

        public static Excerpt of(String text) {
            return text.endsWith(ELLIPSIS)
                    ? new Excerpt(text.substring(0, text.length() - ELLIPSIS.length()), true)
                    : new Excerpt(text, false);
        }

        /** The words, with an ellipsis if more follow; absent if there are none. */
        public Optional<String> text() {
            return Optional.of(cut ? words + ELLIPSIS : words).filter(text -> !text.isEmpty());
        }
    }

    /**
     * A heading of the article.
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
