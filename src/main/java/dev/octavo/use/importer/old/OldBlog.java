package dev.octavo.use.importer.old;

import dev.octavo.blog.markdown.foreign.Dialect;
import dev.octavo.use.importer.account.Account;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A blog of another program, as its source reads it. */
public interface OldBlog {
    /** The program or service, for people: {@code WordPress}. */
    String program();

    /**
     * The settings that could be read, by Octavo's keys of {@code site.yaml}: {@code title}, {@code url}, {@code language},
     * {@code navigation} …
     */
    Map<String, Object> settings(Account account);

    /** The authors whose names differ from their ids, as files of {@code content/authors/}: id, then keys. */
    Map<String, Map<String, Object>> authors();

    /**
     * Reads all posts and pages, one after the other, the same each time. What is no post and no page, and what cannot be
     * read, goes into the account.
     */
    void items(Account account, Consumer<OldItem> each) throws IOException;

    /**
     * Finds a file that an article shows or links to.
     *
     * @param address as written, without query and fragment, percent-decoded: a path beside the article, a path of the
     *     site, or a URL
     */
    Optional<Path> file(String place, String address);

    /** Files that keep their addresses, by their paths below {@code static/}. */
    default Map<String, Path> staticFiles() throws IOException {
        return Map.of();
    }

    /** Old addresses of lists and feeds, by which Octavo's own are found: {@code /index.xml}, {@code /rss.xml}. */
    default Map<String, String> moved() {
        return Map.of();
    }

    /** The settings of the languages besides its own, by their tags and Octavo's keys. */
    default Map<String, Map<String, Object>> languages() {
        return Map.of();
    }

    /** What its articles may be written with besides Markdown. */
    default Set<Dialect> dialects() {
        return Set.of();
    }

    /** A value of its settings, by its path in them: {@code params.repo}. */
    default Optional<String> setting(String path) {
        return Optional.empty();
    }

    /** What a file of its data holds: lists, maps, texts and numbers; by its path without extension. */
    default Optional<Object> data(String path) {
        return Optional.empty();
    }

    /** The text of a file that articles may include. */
    default Optional<String> included(String path) {
        return Optional.empty();
    }

    /** The id that the program gave to a heading with these words, before it numbers those that are there twice. */
    default Optional<String> headingId(String heading) {
        return Optional.empty();
    }
}
