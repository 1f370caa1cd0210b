package dev.octavo.site;

import dev.octavo.address.Address;
import dev.octavo.address.Source;
import dev.octavo.publication.Visibility;

/** An article that is no post, such as "About": metadata only, its body stays on disk. */
public record Page(Source source, Address address, FrontMatter meta, Article article, Visibility.State state)
        implements Entry {
    Page withoutText() {
        return new Page(source.withAnyBytes(), address, meta, article.withoutText(), state);
    }
}
