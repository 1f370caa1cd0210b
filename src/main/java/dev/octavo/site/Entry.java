package dev.octavo.site;

import dev.octavo.address.Address;
import dev.octavo.address.Source;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A post or a page: what is known of it, while its body stays on disk.
 *
 * @param parsed what its text says; absent where the article is withheld, so that its text is not even parsed
 */
public record Entry(
        Source source, Address address, Kind kind, FrontMatter meta, Optional<Article> parsed, Visibility.State state) {
    private static final String BLOG = "content/posts/";

    /** Of a post whose date is missing or wrong, which only has its links checked. */
    private static final PublicationDate UNDATED = PublicationDate.of(LocalDate.EPOCH);

    /** What an article is. */
    public enum Kind {
        /** A dated article of the blog. */
        POST,
        /** An article that is no post, such as "About". */
        PAGE
    }

    public boolean isPost() {
        return kind == Kind.POST;
    }

    /** Whether it is one of the posts that the home page, the archive and the feeds of the site show. */
    public boolean isInBlog() {
        return source.path().value().startsWith(BLOG);
    }

    /** The section of a post, by the folder below {@code content/} in which it lies: {@code posts}, {@code notes}. */
    public String section() {
        return source.path().value().split("/", -1)[1];
    }

    /** What the text of a published article says. */
    public Article article() {
        return parsed.orElseThrow(() -> new IllegalStateException("the article is withheld: " + source.path()));
    }

    public String title() {
        return meta.title();
    }

    /** The date of a post. */
    public PublicationDate date() {
        return meta.date().orElse(UNDATED);
    }

    /** Whether lists, feeds and the sitemap name it. */
    public boolean isListed() {
        return !meta.visibility().unlisted();
    }

    /** Whether everybody may find it: it is listed, and no draft, nor scheduled or expired. */
    public boolean isPublic() {
        return isListed() && state == Visibility.State.PUBLISHED;
    }

    /** The stated read time, else the counted one. */
    public int readMinutes() {
        return meta.readMinutes().orElse(article().readMinutes());
    }

    Entry withoutText() {
        return new Entry(source.withAnyBytes(), address, kind, meta, parsed.map(Article::withoutText), state);
    }
}
