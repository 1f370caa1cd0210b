package dev.octavo.use.export;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.Term;
import dev.octavo.build.pipeline.FinishedArticles;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Posts as a book.
 *
 * @param title that of the series or tag; the site's for all posts
 * @param page the page of the site with the same posts
 * @param site the site in the posts' language
 * @param posts oldest first, at least one
 */
record Book(String title, Address page, SiteConfig site, List<Article> posts) {
    private static final String ALL = "all";

    Book {
        posts = List.copyOf(posts);
    }

    /**
     * The book of a series or a tag, or of all posts of the blog.
     *
     * @param wanted the name or slug of a series or tag, or {@code all}
     * @throws ProblemException if nothing has that name
     */
    static Book of(FinishedArticles articles, String wanted) {
        Map<String, Term> known = new TreeMap<>();
        for (Site site : articles.site().inEachLanguage()) {
            List<Article> listed = listed(site);
            if (wanted.equals(ALL) && !listed.isEmpty()) {
                return book(
                        site.config().title(),
                        Address.HOME,
                        site,
                        listed.stream().filter(Article::isInBlog).toList());
            }
            listed.forEach(post -> terms(post).forEach(term -> known.putIfAbsent(term.name(), term)));
            // Series go first, since they were written to be read from the beginning.
            Optional<Term> term = Stream.concat(
                            listed.stream().flatMap(post -> post.meta().series().stream()),
                            listed.stream().flatMap(post -> post.meta().tags().stream()))
                    .filter(one ->
                            one.name().equalsIgnoreCase(wanted) || one.slug().equals(wanted))
                    .findFirst();
            if (term.isPresent()) {
                Address page = term.get().address();
                return book(
                        term.get().name(),
                        page,
                        site,
                        listed.stream()
                                .filter(post -> terms(post)
                                        .anyMatch(one -> one.address().equals(page)))
                                .toList());
            }
        }
        String names = known.isEmpty()
                ? ""
                : ", or a series or a tag, such as \""
                        + known.keySet().iterator().next() + "\"";
        throw new ProblemException(ProblemKind.COMMAND
                .error("no series and no tag is called \"" + wanted + "\"")
                .hint(Spelling.suggestion(wanted, List.copyOf(known.keySet()))
                        .orElse("write all for a book of all posts" + names)));
    }

    private static List<Article> listed(Site site) {
        return site.posts().stream().filter(Article::isPublic).toList();
    }

    private static Stream<Term> terms(Article post) {
        return Stream.concat(post.meta().series().stream(), post.meta().tags().stream());
    }

    private static Book book(String title, Address page, Site site, List<Article> newestFirst) {
        List<Article> posts = new ArrayList<>(newestFirst);
        Collections.reverse(posts);
        return new Book(title, site.config().at(page), site.config(), posts);
    }

    String language() {
        return site.language();
    }

    List<String> authors() {
        return posts.stream()
                .flatMap(post -> post.meta().authors().stream())
                .map(Author::name)
                .distinct()
                .toList();
    }

    /** The time of the newest change to any of its posts, in the site's time zone. */
    OffsetDateTime lastModified() {
        return posts.stream()
                .flatMap(post -> Stream.concat(Stream.of(post.date()), post.meta().updated().stream()))
                .map(date -> date.moment(site.zone()).withNano(0))
                .max(Comparator.comparing(OffsetDateTime::toInstant))
                .orElseThrow(() -> new IllegalStateException("a book has a post"));
    }

    /** The name of its files without extension: the last part of its page's address, or else the slug of its title. */
    String fileName() {
        return page.equals(site.at(Address.HOME))
                ? Optional.of(Slug.of(title)).filter(slug -> !slug.isEmpty()).orElse("book")
                : page.lastSegment();
    }
}
