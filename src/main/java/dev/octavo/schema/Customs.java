package dev.octavo.schema;

import dev.octavo.site.Author;
import java.time.ZoneId;
import java.util.List;

/**
 * What goes for articles that say nothing of it themselves.
 *
 * @param zone of days, and of times without an offset
 */
public record Customs(ZoneId zone, List<Author> authors) {
    public Customs {
        authors = List.copyOf(authors);
    }
}
