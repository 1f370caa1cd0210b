package dev.octavo.render.template;

import java.util.List;
import java.util.Optional;

/** Supplies templates. A source returns the same texts for the lifetime of its engine. */
public interface TemplateSource {
    /** What the name of a template begins with that an author's own includes in its place: {@code original:partials/head.ftlh}. */
    String ORIGINAL = "original:";

    /** The text of {@code templates/NAME}, such as {@code post.ftlh} or {@code partials/head.ftlh}. */
    Optional<String> text(String name);

    /** The file of that template, for messages. */
    default String file(String name) {
        return TemplateEngine.FOLDER + name;
    }

    /** The text of a file from {@link #file}. */
    default Optional<String> textOfFile(String file) {
        return text(file.substring(TemplateEngine.FOLDER.length()));
    }

    /**
     * The name by which this source has the original of {@code templates/NAME}: the file whose place is taken by the one
     * that includes it.
     *
     * @param includer the name of the template that includes it
     */
    default String original(String name, String includer) {
        return ORIGINAL + name;
    }

    /** The names of all templates, to suggest one for a misspelt name; none if the source cannot list them. */
    default List<String> names() {
        return List.of();
    }
}
