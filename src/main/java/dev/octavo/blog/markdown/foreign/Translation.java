package dev.octavo.blog.markdown.foreign;

import java.util.Map;
import java.util.Optional;

/** What the translation of an article's body may ask for, and what it finds out about the article. */
public interface Translation {
    /** Something is understood as it is. */
    void kept();

    /** @param how a clause that says what became what: {@code {{< figure >}} to a picture} */
    void changed(String how);

    /** @param why a clause that says what it is, and why it has no translation */
    void left(String why);

    /** The article's front matter, by the old program's names. */
    Map<String, Object> keys();

    /** A value of the old site's settings, by its path in them: {@code title}, {@code params.repo}. */
    Optional<String> setting(String path);

    /**
     * Finds an article by how the old program refers to it: the path or the name of its file, with or without extension, an
     * address, or its title.
     *
     * @return the destination of a link to it, relative to the file of this article
     */
    Optional<String> article(String reference);

    /** The text of a file of the old site that articles may include. */
    Optional<String> included(String path);

    /** What the author wants in place of a tag of the old site's own, from {@code import.yaml}. */
    Optional<String> own(String tag, Map<String, String> arguments, String inner);

    /** The body asks for a table of contents. */
    void contents();

    /** The body names a tag of the article. */
    void tag(String name);
}
