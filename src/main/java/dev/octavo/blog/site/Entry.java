package dev.octavo.blog.site;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.publication.Visibility;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Source;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A post or a page, without its body, which stays on disk.
 *
 * @param parsed facts from its body; absent if the article is withheld, whose body is not parsed
 */
public record Entry(
        Source source, Address address, Kind kind, FrontMatter meta, Optional<Article> parsed, Visibility.State state) {
    private static final String POSTS_FOLDER = "content/posts/";

    /** The date of a page that has none, for lists that hold posts too. */
    private static final PublicationDate UNDATED = PublicationDate.of(LocalDate.EPOCH);

    /** What an article is. */
    public enum Kind {
        /** A dated article of the blog. */
        POST,
        /** An article that is not a post, such as "About". */
        PAGE
    }

    public boolean isPost() {
        return kind == Kind.POST;
    }

    /** Whether it is a post of the blog itself, shown on the home page, in the archive and in the site's feeds. */
    public boolean isInBlog() {
        return source.path().value().startsWith(POSTS_FOLDER);
    }

    /** The section of a post: its folder below {@code content/}, such as {@code posts} or {@code notes}. */
    public String section() {
        return source.path().value().split("/", -1)[1];
    }

    /** The facts from the body of a published article. */
    public Article article() {
        return parsed.orElseThrow(() -> new IllegalStateException("the article is withheld: " + source.path()));
    }

    public String title() {
        return meta.title();
    }

    /** The date of a post; for a page without one, before that of every post. */
    public PublicationDate date() {
        return meta.date().orElse(UNDATED);
    }

    /** Whether lists, feeds and the sitemap show it. */
    public boolean isListed() {
        return !meta.visibility().unlisted();
    }

    /** Whether anybody may find it: it is listed, and not a draft, scheduled or expired. */
    public boolean isPublic() {
        return isListed() && state == Visibility.State.PUBLISHED;
    }

    /** The read time from the front matter, or else the computed one. */
    public int readMinutes() {
        return meta.readMinutes().orElse(article().readMinutes());
    }

    Entry withoutText() {
        return new Entry(source.withAnyBytes(), address, kind, meta, parsed.map(Article::withoutText), state);
    }
}
