package dev.octavo.page.facts;

import dev.octavo.address.SourcePath;
import dev.octavo.publication.Visibility.State;
import dev.octavo.site.Article.Excerpt;
import dev.octavo.site.Article.Heading;
import dev.octavo.site.Entry;
import dev.octavo.site.Extra;
import dev.octavo.site.Post;
import java.util.List;
import java.util.Optional;

/**
 * What a page that shows one article has beside its place.
 *
 * @param language absent where it is the site's
 * @param canonical absolute; absent where the page itself is the original
 * @param post whether it is one of the blog's posts
 * @param indexed whether search engines may list it
 * @param headings for its table of contents; none where it has none
 */
public record Leaf(
        String template,
        SourcePath source,
        Optional<String> language,
        Optional<String> canonical,
        boolean post,
        boolean indexed,
        List<Heading> headings,
        Extra extra) {
    public Leaf {
        headings = List.copyOf(headings);
    }

    /** The page of {@code entry}, in the template that it names, else in {@code template}. */
    public static Leaf of(Entry entry, String template) {
        return new Leaf(
                entry.meta().placement().layout().orElse(template),
                entry.source().path(),
                entry.meta().placement().language(),
                entry.meta().placement().canonical(),
                entry instanceof Post,
                entry.isListed() && entry.state() == State.PUBLISHED,
                entry.article().headings(),
                entry.meta().extra());
    }

    /** The head of the page at {@code link}. */
    public Head head(PlaceLink link, Excerpt summary, Optional<Picture> picture) {
        return new Head(
                link.title(),
                link.address(),
                summary.text(),
                language,
                canonical,
                picture.map(Picture::absolute),
                post,
                indexed,
                List.of());
    }
}
