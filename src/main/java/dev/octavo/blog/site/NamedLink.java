package dev.octavo.blog.site;

import dev.octavo.lib.typography.Typography;
import java.util.Optional;

/**
 * A link written in the navigation, an author's file or further reading, rather than in an article's text.
 *
 * @param url as written: a path of the site, a relative path to a Markdown file, or a URL
 * @param title as written; absent if only the address was given
 * @param language of the title; absent if the author did not say
 */
public record NamedLink(String url, Optional<String> title, Optional<String> note, Optional<String> language) {
    public NamedLink(String url, Optional<String> title, Optional<String> note) {
        this(url, title, note, Optional.empty());
    }

    /** The same with title and note typeset. */
    public NamedLink typeset(Typography typography) {
        Typography own =
                typography.isNone() ? typography : language.map(Typography::of).orElse(typography);
        return new NamedLink(url, own.typeset(title), typography.typeset(note), language);
    }
}
