package dev.octavo.blog.site;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A post or a page, without its body, which stays on disk.
 *
 * @param withheld whether it is not public now, so that its body was not read: it has no excerpt, links and so on
 * @param readMinutes as the author wrote it, or else computed; at least 1
 * @param excerpt its first words; empty if it has no prose
 * @param headings for its table of contents; none if it does not ask for one
 * @param anchors the ids of its elements, including all headings, for links that point into it
 * @param components the components it uses, in order
 * @param formulas whether it has any
 */
public record Article(
        Source source,
        Address address,
        Article.Kind kind,
        FrontMatter meta,
        State state,
        boolean withheld,
        int readMinutes,
        Excerpt excerpt,
        List<Heading> headings,
        List<Link> links,
        List<String> anchors,
        List<Component> components,
        boolean formulas) {
    private static final String POSTS_FOLDER = "content/posts/";

    /** The date of a page that has none, for lists that hold posts too. */
    private static final PublicationDate UNDATED = PublicationDate.of(LocalDate.EPOCH);

    public Article {
        headings = List.copyOf(headings);
        links = List.copyOf(links);
        anchors = List.copyOf(anchors);
        components = List.copyOf(components);
    }

    /** What an article is. */
    public enum Kind {
        /** A dated article of the blog. */
        POST,
        /** An article that is not a post, such as "About". */
        PAGE
    }

    public boolean isPost() {
        return kind == Article.Kind.POST;
    }

    /** Whether it is a post of the blog itself, shown on the home page, in the archive and in the site's feeds. */
    public boolean isInBlog() {
        return source.path().value().startsWith(POSTS_FOLDER);
    }

    /** The section of a post: its folder below {@code content/}, such as {@code posts} or {@code notes}. */
    public String section() {
        return source.path().value().split("/", -1)[1];
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
        return isListed() && state == State.PUBLISHED;
    }

    /** The same file at another time, or with other settings. */
    public Article with(Source from, Address at, FrontMatter matter, State now) {
        return new Article(
                from,
                at,
                kind,
                matter,
                now,
                withheld,
                readMinutes,
                excerpt,
                headings,
                links,
                anchors,
                components,
                formulas);
    }

    /** What lists and tables of contents need of it: no bytes, links and anchors. */
    Article withoutText() {
        return new Article(
                source.withAnyBytes(),
                address,
                kind,
                meta,
                state,
                withheld,
                readMinutes,
                excerpt,
                headings,
                List.of(),
                List.of(),
                components,
                formulas);
    }

    // Written by hand, since a native program interprets the generated method, and a preview compares all articles
    // after each edit. The parts of an unedited article are the same objects, so this is quick.
    @Override
    public boolean equals(Object other) {
        return other instanceof Article that
                && source.equals(that.source)
                && address.equals(that.address)
                && kind == that.kind
                && Objects.equals(meta, that.meta)
                && state == that.state
                && withheld == that.withheld
                && readMinutes == that.readMinutes
                && Objects.equals(excerpt, that.excerpt)
                && headings.equals(that.headings)
                && links.equals(that.links)
                && anchors.equals(that.anchors)
                && components.equals(that.components)
                && formulas == that.formulas;
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + address.hashCode();
    }

    /**
     * The first words as plain text. The ellipsis is not stored with them, since a single character beyond Latin-1 doubles
     * the memory of a string, and the excerpts of all articles are held.
     *
     * @param words at most 200 characters, or 1,000 if the author marked the end
     * @param cut whether more follow
     */
    public record Excerpt(String words, boolean cut) {
        private static final String ELLIPSIS = "…";

        public static Excerpt of(String text) {
            return text.endsWith(ELLIPSIS)
                    ? new Excerpt(text.substring(0, text.length() - ELLIPSIS.length()), true)
                    : new Excerpt(text, false);
        }

        /** The words, with an ellipsis if more follow; absent if there are none. */
        public Optional<String> text() {
            return Optional.of(cut ? words + ELLIPSIS : words).filter(text -> !text.isEmpty());
        }
    }

    /**
     * A heading of the article.
     *
     * @param level 1 to 6
     * @param id unique in its article, as GitHub makes it
     * @param text its words without markup
     */
    public record Heading(int level, String id, String text) {}

    /**
     * A link or picture, as the author wrote it.
     *
     * @param destination unescaped: {@code ../other.md#part}, {@code /about/}, {@code https://…}
     * @param line in the source file, counted from 1
     * @param column counted from 1 in code points
     */
    public record Link(Link.Kind kind, String destination, int line, int column) {
        /** What a link is for: a place to go to, or a picture to show. */
        public enum Kind {
            LINK,
            IMAGE
        }
    }
}
