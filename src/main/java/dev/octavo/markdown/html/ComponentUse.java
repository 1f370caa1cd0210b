package dev.octavo.markdown.html;

import dev.octavo.markdown.syntax.Entities;
import dev.octavo.site.Component;
import dev.octavo.text.Html;
import java.util.Optional;

/**
 * A component of an article with all that stands in it.
 *
 * @param attributes as the author wrote them, braces included
 * @param label as markup
 * @param inside the blocks in it as markup; empty where it is not around any
 * @param number which of the article's components it is, counted from 1
 * @param parent the component in which it stands
 */
public record ComponentUse(
        Component component, String attributes, String label, String inside, int number, Optional<Parent> parent) {
    /**
     * A component around another.
     *
     * @param number which of the article's components it is
     * @param index which of the components of that name within it this one is, counted from 1
     */
    public record Parent(String name, int number, int index) {}

    /** The words of its label, without markup. */
    public String words() {
        return Entities.decode(label.replaceAll("<[^>]*>", "")).strip();
    }

    /** The same as text, where nothing is known of a component of that name. */
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
