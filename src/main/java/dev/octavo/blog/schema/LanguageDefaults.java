package dev.octavo.blog.schema;

import dev.octavo.blog.site.Author;
import java.time.ZoneId;
import java.util.List;

/**
 * The defaults of articles in one language.
 *
 * @param zone the time zone of dates, and of times without an offset
 * @param authors of articles that name none
 */
public record LanguageDefaults(ZoneId zone, List<Author> authors) {
    public LanguageDefaults {
        authors = List.copyOf(authors);
    }
}
