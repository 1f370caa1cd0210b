package dev.octavo.content;

import dev.octavo.address.Address;
import dev.octavo.address.Source;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility;
import dev.octavo.site.Article;
import dev.octavo.site.Entry;
import dev.octavo.site.FrontMatter;
import dev.octavo.site.Page;
import dev.octavo.site.Post;
import dev.octavo.site.Site;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A Markdown file that was read.
 *
 * @param article absent where the article is withheld: its body is not even parsed
 */
record ReadArticle(
        Source source,
        Address address,
        FrontMatter meta,
        Visibility.State state,
        Optional<Article> article,
        boolean post) {
    /** Of a post whose date is missing or wrong, which only has its links checked. */
    private static final PublicationDate UNDATED = PublicationDate.of(LocalDate.EPOCH);

    boolean isWithheld() {
        return article.isEmpty();
    }

    Site.Withheld withheld() {
        return new Site.Withheld(source.path(), address, state);
    }

    /** As a part of the site; empty where it is withheld. */
    Optional<Entry> entry() {
        return article.map(known -> post
                ? new Post(source, address, meta.date().orElse(UNDATED), meta, known, state)
                : new Page(source, address, meta, known, state));
    }
}
