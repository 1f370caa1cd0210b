package dev.octavo.site;

import dev.octavo.address.Address;
import dev.octavo.address.Source;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility;

/**
 * A dated article of the blog: metadata only, its body stays on disk.
 */
public record Post(
        Source source, Address address, PublicationDate date, FrontMatter meta, Article article, Visibility.State state)
        implements Entry {
    Post withoutText() {
        return new Post(source.withAnyBytes(), address, date, meta, article.withoutText(), state);
    }
}
