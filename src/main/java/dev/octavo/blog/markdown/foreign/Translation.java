package dev.octavo.blog.markdown.foreign;

import java.util.Map;
import java.util.Optional;

/**
 * What the translation of an article's body may ask for, and what it finds out about the article. Where only the text is known,
 * all but {@code left} is as it stands here.
 */
public interface Translation {
    /** Something is understood as it is. */
    default void kept() {}

    /** Something became Octavo's, as a clause says: {@code {{< figure >}} to a picture}. */
    default void changed(String how) {}

    /** Something has no translation; a clause says what it is, and why. */
    void left(String why);

    /** The article's front matter, by the old program's names. */
    default Map<String, Object> keys() {
        return Map.of();
    }

    /** A value of the old site's settings, by its path in them: {@code title}, {@code params.repo}. */
    default Optional<String> setting(String path) {
        return Optional.empty();
    }

    /** What a file of the old site's data holds, by its path without extension: {@code releases}. */
    default Optional<Object> data(String path) {
        return Optional.empty();
    }

    /**
     * Finds an article by how the old program refers to it: the path or the name of its file, with or without extension, an
     * address, or its title.
     *
     * @return the destination of a link to it, relative to the file of this article
     */
    default Optional<String> article(String reference) {
        return Optional.empty();
    }

    /** The text of a file of the old site that articles may include. */
    default Optional<String> included(String path) {
        return Optional.empty();
    }

    /** What the author wants in place of a tag of the old site's own, from {@code import.yaml}. */
    default Optional<String> own(String tag, Map<String, String> arguments, String inner) {
        return Optional.empty();
    }

    /** The body asks for a table of contents. */
    default void contents() {
        left("a mark for contents");
    }

    /** The body names a tag of the article. */
    default void tag(String name) {}
}
