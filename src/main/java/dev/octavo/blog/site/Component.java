package dev.octavo.blog.site;

import dev.octavo.blog.site.Article.Link;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem.Replacement;
import java.util.List;
import java.util.Optional;

/**
 * A component in an article, as its author wrote it: {@code ::video[A kite]{src=kite.mp4}}.
 *
 * @param labelled whether it has a label, which may be empty
 * @param line in the source file, counted from 1
 * @param column counted from 1 in code points
 * @param instead what to write for it if there is no such component, since another program has it
 */
public record Component(
        String name,
        Form form,
        boolean labelled,
        List<Attribute> attributes,
        int line,
        int column,
        Optional<Replacement> instead) {
    public Component {
        attributes = List.copyOf(attributes);
    }

    /** Its place in the text. */
    public enum Form {
        /** Within a line, {@code :name[label]}. */
        INLINE(":"),
        /** On its own line, {@code ::name[label]}. */
        LEAF("::"),
        /** Around blocks, {@code :::name[label]} and {@code :::}. */
        BLOCK(":::");

        private final String mark;

        Form(String mark) {
            this.mark = mark;
        }

        /** The colons before the name. */
        public String mark() {
            return mark;
        }
    }

    /**
     * An attribute of a component, {@code name=value}.
     *
     * @param value empty if the name stands alone
     * @param address the value as a link, if attributes of that name hold addresses
     * @param line the line of its name in the source file, counted from 1
     * @param column counted from 1 in code points
     */
    public record Attribute(String name, String value, Optional<Link> address, int line, int column) {
        /** The place of its name in the file {@code path}. */
        public Location place(String path) {
            return new Location(path, line, column, name.length());
        }
    }
}
