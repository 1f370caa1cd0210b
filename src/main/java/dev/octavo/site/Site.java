package dev.octavo.site;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole blog, sorted once, without a single body.
 *
 * @param posts that this build publishes, newest first, then by address
 * @param pages that this build publishes, by address
 * @param authors who have a file or wrote a listed post, by id
 * @param files beside the articles, of the site's {@code static/} and of the theme, by address
 * @param withheld what exists but is not public now, by source
 */
public record Site(
        SiteConfig config,
        List<Entry> posts,
        List<Entry> pages,
        List<Author> authors,
        List<ProjectFile> files,
        List<Entry> withheld) {
    public Site {
        posts = List.copyOf(posts);
        pages = List.copyOf(pages);
        authors = List.copyOf(authors);
        files = List.copyOf(files);
        withheld = List.copyOf(withheld);
    }

    /** The posts, then the pages. */
    public Stream<Entry> entries() {
        return Stream.concat(posts.stream(), pages.stream());
    }

    /** The site in each of its languages: its lists have the articles of that language alone. */
    public List<Site> inEachLanguage() {
        return config.editions().isEmpty()
                ? List.of(this)
                : config.editions().stream().map(this::in).toList();
    }

    /** The site in the language of {@code entry}. */
    public Site around(Entry entry) {
        return config.editionOf(entry.meta().placement()).map(this::in).orElse(this);
    }

    private Site in(Edition edition) {
        Predicate<Entry> shown = entry -> config.editionOf(entry.meta().placement())
                .filter(own -> own.language().equals(edition.language()))
                .isPresent();
        List<Entry> translated = posts.stream().filter(shown).toList();
        Set<String> writers = translated.stream()
                .filter(Entry::isListed)
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

    /** All that pages and feeds are planned from: the same as long as nothing but the texts of articles changes. */
    public Site withoutTexts() {
        return new Site(
                config,
                posts.stream().map(Entry::withoutText).toList(),
                pages.stream().map(Entry::withoutText).toList(),
                authors,
                files,
                withheld.stream().map(Entry::withoutText).toList());
    }
}
