package dev.octavo.page.facts;

import dev.octavo.address.SourcePath;
import dev.octavo.publication.Visibility.State;
import dev.octavo.site.Article.Heading;
import dev.octavo.site.Entry;
import dev.octavo.site.Extra;
import dev.octavo.site.Post;
import java.util.List;
import java.util.Optional;

/**
 * A page that shows one article.
 *
 * @param headings for its table of contents; none where it has none
 */
public record Leaf(String template, SourcePath source, Head head, List<Heading> headings, Extra extra) {
    public Leaf {
        headings = List.copyOf(headings);
    }

    /** The page of {@code entry}, in the template that it names, else in {@code template}. */
    public static Leaf of(Entry entry, String template, Optional<String> summary, Optional<Picture> picture) {
        Head head = new Head(
                entry.title(),
                entry.address(),
                summary,
                entry.meta().placement().language(),
                entry.meta().placement().canonical(),
                picture.map(Picture::absolute),
                entry instanceof Post,
                entry.isListed() && entry.state() == State.PUBLISHED,
                List.of());
        boolean toc = entry.meta().placement().toc();
        return new Leaf(
                entry.meta().placement().layout().orElse(template),
                entry.source().path(),
                head,
                toc ? entry.article().headings() : List.of(),
                entry.meta().extra());
    }
}
