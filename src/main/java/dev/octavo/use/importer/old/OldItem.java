package dev.octavo.use.importer.old;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A post or a page of the old blog.
 *
 * @param place where it is, for messages: the path of its file, or {@code export.xml, item 12}
 * @param path the folders and the name that it gets below {@code content/posts/} or {@code content/pages/}, without
 *     extension; one that ends with {@code /index} has a folder of its own
 * @param keys its front matter, by the old program's names: texts, longs, doubles, booleans, and lists and maps of these
 * @param address its path on the old site, such as {@code /2020/01/kite.html}; absent if it had none
 * @param language of the edition that it is in, on a site in several languages; absent in the site's own language
 */
public record OldItem(
        String place,
        Kind kind,
        String path,
        Map<String, Object> keys,
        Body body,
        Optional<String> address,
        State state,
        Optional<String> language,
        List<OldComment> comments) {
    /** Where it appears. */
    public enum Kind {
        POST,
        PAGE
    }

    /** Who could read it. */
    public enum State {
        PUBLIC,
        DRAFT,
        SCHEDULED,
        PRIVATE,
        PASSWORD,
        /** Only for members, paying or not. */
        MEMBERS
    }

    /** In what a body is written. */
    public enum Format {
        MARKDOWN,
        HTML
    }

    /** The text. */
    public record Body(String text, Format format) {}

    /** The same item, whose body is written otherwise. */
    public OldItem in(Format format) {
        return new OldItem(place, kind, path, keys, new Body(body.text(), format), address, state, language, comments);
    }

    public OldItem {
        comments = List.copyOf(comments);
    }
}
