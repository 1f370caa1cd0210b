package dev.octavo.use.importer.old;

import dev.octavo.use.importer.account.Account;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * read, goes into the account of the first time.
     */
    void items(Account account, Consumer<OldItem> each) throws IOException;

    /**
     * Finds a file that an article shows or links to.
     *
     * @param address as written, without query and fragment, percent-decoded: a path beside the article, a path of the
     *     site, or a URL
     */
    Optional<Path> file(OldItem item, String address);

    /** Files that keep their addresses, by their paths below {@code static/}. */
    Map<String, Path> staticFiles() throws IOException;

    /** Old addresses of lists and feeds, and the address of Octavo's own that takes their place. */
    List<Moved> moved();

    /** An address of the old blog, and where its readers find the same now. */
    record Moved(String from, String to) {}
}
