package dev.octavo.template;

import java.util.List;
import java.util.Optional;

/** Where templates come from. A source gives the same answers for the lifetime of its engine. */
public interface TemplateSource {
    /** The text of {@code templates/NAME}, such as {@code post.ftlh} or {@code partials/head.ftlh}. */
    Optional<String> text(String name);

    /** All names that have a text, for suggestions when one is misspelt; none where the source does not list them. */
    default List<String> names() {
        return List.of();
    }
}
