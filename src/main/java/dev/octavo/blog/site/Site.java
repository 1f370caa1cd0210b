package dev.octavo.blog.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole blog without the bodies of its articles, in sorted lists.
 *
 * @param posts the posts this build publishes, newest first, then by address
 * @param pages the pages this build publishes, by address
 * @param authors those who have a file or wrote a listed post, by id
 * @param files those beside articles, in the site's {@code static/} and of the theme, by address
 * @param withheld articles that are not public now, by source
 */
public record Site(
        SiteConfig config,
        List<Article> posts,
        List<Article> pages,
        List<Author> authors,
        List<ProjectFile> files,
        List<Article> withheld) {
    public Site {
        posts = List.copyOf(posts);
        pages = List.copyOf(pages);
        authors = List.copyOf(authors);
        files = List.copyOf(files);
        withheld = List.copyOf(withheld);
    }

    /** The posts, then the pages. */
    public Stream<Article> articles() {
        return Stream.concat(posts.stream(), pages.stream());
    }

    /** The site in each of its languages, with only the articles of that language. */
    public List<Site> inEachLanguage() {
        return config.editions().isEmpty()
                ? List.of(this)
                : config.editions().stream().map(this::in).toList();
    }

    public Site inLanguageOf(Article article) {
        return config.editionOf(article.meta().placement()).map(this::in).orElse(this);
    }

    /** The site in one of its languages. */
    public Site in(Edition edition) {
        Predicate<Article> shown = article -> config.editionOf(article.meta().placement())
                .filter(own -> own.language().equals(edition.language()))
                .isPresent();
        List<Article> translated = posts.stream().filter(shown).toList();
        Set<String> writers = translated.stream()
                .filter(Article::isListed)
                .flatMap(post -> post.meta().authors().stream())
                .map(Author::id)
                .collect(Collectors.toSet());
        return new Site(
                config.in(edition),
                translated,
                pages.stream().filter(shown).toList(),
                authors.stream()
                        .filter(author -> author.source().isPresent() || writers.contains(author.id()))
                        .toList(),
                files,
                withheld);
    }

    /** What pages and feeds are planned from; it stays equal while only the texts of articles change. */
    public Site withoutTexts() {
        return new Site(config, withoutTexts(posts), withoutTexts(pages), authors, files, withoutTexts(withheld));
    }

    private static List<Article> withoutTexts(List<Article> articles) {
        return articles.stream().map(Article::withoutText).toList();
    }

    /**
     * The same after an edit, which takes over what is known of unedited posts.
     *
     * @param before the site before the edit
     * @param known equal to what {@link #withoutTexts()} returned for that site
     */
    @SuppressWarnings("ReferenceEquality")
    public Site withoutTexts(Site before, Site known) {
        if (posts.size() != before.posts.size()) {
            return withoutTexts();
        }
        List<Article> all = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            Article post = posts.get(i);
            all.add(post == before.posts.get(i) ? known.posts.get(i) : post.withoutText());
        }
        return new Site(config, all, withoutTexts(pages), authors, files, withoutTexts(withheld));
    }
}
