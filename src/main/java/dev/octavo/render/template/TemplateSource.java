package dev.octavo.render.template;

import java.util.List;
import java.util.Optional;

/** Supplies templates. A source returns the same texts for the lifetime of its engine. */
public interface TemplateSource {
    /** The text of {@code templates/NAME}, such as {@code post.ftlh} or {@code partials/head.ftlh}. */
    Optional<String> text(String name);

    /** The names of all templates, to suggest one for a misspelt name; none if the source cannot list them. */
    default List<String> names() {
        return List.of();
    }
}
