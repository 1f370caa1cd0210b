package dev.octavo.site;

import dev.octavo.problem.Location;
import dev.octavo.site.Article.Link;
import java.util.List;
import java.util.Optional;

/**
 * A component that an article asks for, as its author wrote it: {@code ::video[A kite]{src=kite.mp4}}.
 *
 * @param labelled whether it has a label, which may be empty
 * @param line in the source file, counted from 1
 * @param column counted from 1 in code points
 */
public record Component(String name, Form form, boolean labelled, List<Attribute> attributes, int line, int column) {
    public Component {
        attributes = List.copyOf(attributes);
    }

    /** How it stands in the article. */
    public enum Form {
        /** Amid words, {@code :name[label]}. */
        INLINE(":"),
        /** On a line of its own, {@code ::name[label]}. */
        LEAF("::"),
        /** Around blocks, {@code :::name[label]} and {@code :::}. */
        BLOCK(":::");

        private final String mark;

        Form(String mark) {
            this.mark = mark;
        }

        /** What stands before a name. */
        public String mark() {
            return mark;
        }
    }

    /**
     * What an author says of it by a name.
     *
     * @param value empty where the name stands alone
     * @param address where it leads, if that is what its name says
     * @param line where its name stands in the source file, counted from 1
     * @param column counted from 1 in code points
     */
    public record Attribute(String name, String value, Optional<Link> address, int line, int column) {
        /** Where its name stands, in the file {@code path}. */
        public Location place(String path) {
            return new Location(path, line, column, name.length());
        }
    }
}
