package dev.octavo.blog.markdown.html;

import dev.octavo.blog.markdown.syntax.Entities;
import dev.octavo.blog.site.Component;
import dev.octavo.lib.text.Html;
import java.util.Optional;

/**
 * A component of an article with its content.
 *
 * @param attributes as written, with braces
 * @param label as markup
 * @param inside the markup of its blocks; empty if it has none
 * @param number its position among the article's components, counted from 1
 */
public record ComponentUse(
        Component component, String attributes, String label, String inside, int number, Optional<Parent> parent) {
    /**
     * The parent of a component.
     *
     * @param number the parent's position among the article's components
     * @param index the position of the child among the parent's children with the same name, counted from 1
     */
    public record Parent(String name, int number, int index) {}

    /** The text of its label, without markup. */
    public String words() {
        return Entities.decode(label.replaceAll("<[^<>]*>", "")).strip();
    }

    /** The component as its author wrote it, for an unknown name. */
    public String asWritten() {
        String open = component.form().mark()
                + component.name()
                + (component.labelled() ? "[" + label + "]" : "")
                + Html.escape(attributes);
        return switch (component.form()) {
            case INLINE -> open;
            case LEAF -> "<p>" + open + "</p>";
            case BLOCK -> "<p>" + open + "</p>\n" + inside + "<p>:::</p>";
        };
    }
}
