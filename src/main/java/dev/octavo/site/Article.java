package dev.octavo.site;

import java.util.List;
import java.util.Optional;

/**
 * What is known of an article's body without holding it.
 *
 * @param readMinutes at least 1
 * @param excerpt its first words; without any where it has no prose
 * @param headings for its table of contents; none where it does not ask for one
 * @param anchors ids of its elements, all headings' too, for links that point into it
 * @param components that it asks for, in order
 * @param formulas whether it has some
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

    /** What lists and tables of contents need; not what links to it, or leads from it. */
    Article withoutText() {
        return new Article(readMinutes, excerpt, headings, List.of(), List.of(), components, formulas);
    }

    /**
     * First words as plain text. Whether they were cut is kept apart from them, since a single letter beyond Latin-1
     * doubles what a text takes in memory, and every article of a large site is held.
     *
     * @param words at most 200 characters, 1,000 where the author says where they end
     */
    public record Excerpt(String words, boolean cut) {
        private static final String ELLIPSIS = "…";

        public static Excerpt of(String text) {
            return text.endsWith(ELLIPSIS)
                    ? new Excerpt(text.substring(0, text.length() - ELLIPSIS.length()), true)
                    : new Excerpt(text, false);
        }

        /** The words, with an ellipsis where more follow; absent where there are none. */
        public Optional<String> text() {
            return Optional.of(cut ? words + ELLIPSIS : words).filter(text -> !text.isEmpty());
        }
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
