package dev.octavo.render.search;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.Term;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An article that readers can find.
 *
 * @param day the date of a post; absent for a page
 * @param language a BCP 47 tag
 */
record IndexedArticle(
        SourcePath source,
        Address address,
        String title,
        Optional<String> description,
        List<Term> tags,
        Optional<LocalDate> day,
        String language) {
    IndexedArticle {
        tags = List.copyOf(tags);
    }

    static IndexedArticle of(Article article, SiteConfig config) {
        return new IndexedArticle(
                article.source().path(),
                article.address(),
                article.title(),
                article.meta().description(),
                article.meta().tags(),
                article.isPost() ? Optional.of(article.date().day()) : Optional.empty(),
                article.meta().placement().language().orElse(config.language()));
    }

    /**
     * The first folder of the address, after that of the language; absent if there is none, or if it has a blank, which
     * separates terms in the index.
     */
    Optional<String> section() {
        List<String> parts = List.of(address.path().substring(1).split("/", -1));
        List<String> own = parts.get(0).equalsIgnoreCase(language) ? parts.subList(1, parts.size()) : parts;
        return Optional.of(own)
                .filter(all -> all.size() > 2 && !all.get(0).contains(" "))
                .map(all -> all.get(0));
    }

    /** What readers can filter by: {@code tag:java}, {@code year:2026}, {@code lang:en}, {@code in:notes}. */
    Stream<String> filters() {
        return Stream.of(
                        tags.stream().map(tag -> "tag:" + tag.slug()),
                        day.map(date -> "year:" + date.getYear()).stream(),
                        Stream.of("lang:" + language),
                        section().map(section -> "in:" + section).stream())
                .flatMap(some -> some)
                .distinct();
    }
}
