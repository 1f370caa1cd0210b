package dev.octavo.page.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pieces of which the templates' models are made. Every address in them is ready to be written. */
public final class ViewParts {
    private ViewParts() {}

    /**
     * The site as every page shows it.
     *
     * @param stylesheet its own, {@code static/css/site.css}, where it has one
     */
    public record SiteView(
            String title,
            Optional<String> tagline,
            Optional<String> description,
            String language,
            String home,
            List<NavigationView> navigation,
            List<FeedView> feeds,
            Optional<String> copyright,
            Optional<String> stylesheet,
            List<IconView> icons,
            String generator,
            Map<String, Object> extra) {}

    /** An icon of the site's own, and what kind of link leads to it: {@code icon}, {@code apple-touch-icon}, {@code manifest}. */
    public record IconView(String rel, String href) {}

    /** An entry of the navigation; {@code current} on the page it leads to. */
    public record NavigationView(String title, String href, boolean current) {}

    /** A feed to announce: {@code application/atom+xml}, its title, its address. */
    public record FeedView(String type, String title, String href) {}

    /**
     * What stands in a page's head.
     *
     * @param title of this page alone
     * @param documentTitle for the {@code title} element, with the site's name
     * @param language where it is not the site's
     * @param canonical absolute
     * @param image absolute, for social cards
     * @param kind {@code website} or {@code article}, as Open Graph calls it
     * @param indexed whether search engines may list it
     */
    public record HeadView(
            String title,
            String documentTitle,
            Optional<String> description,
            String language,
            String canonical,
            Optional<String> image,
            String kind,
            boolean indexed,
            List<FeedView> feeds) {}

    /** A link with its words; {@code language} is that of its title, where it is known. */
    public record LinkView(
            String title, String href, Optional<String> note, boolean external, Optional<String> language) {}

    /** A date for machines, {@code 2026-11-24}, and for people, {@code 24 November 2026}. */
    public record DateView(String machine, String text) {}

    /** A picture; width and height in pixels where they are known. */
    public record PictureView(String src, String alt, Optional<Integer> width, Optional<Integer> height) {}

    /** The picture at the head of a post, with what is said below it. */
    public record IllustrationView(PictureView picture, Optional<String> caption, Optional<String> credit) {}

    /** A tag or a series, and how many posts it gathers. */
    public record TermView(String name, String href, int count) {}

    /** Who writes, in a byline; {@code href} where they have a page. */
    public record WriterView(String name, Optional<String> href) {}

    /** Who writes; {@code href} where they have a page. */
    public record AuthorView(
            String name,
            Optional<String> href,
            Optional<String> bio,
            Optional<PictureView> picture,
            List<LinkView> links) {}

    /**
     * A post as lists show it.
     *
     * @param summary the description, else the first words
     * @param description only where the author wrote one
     * @param mark "Draft" or "Scheduled" where it is not public
     */
    public record CardView(
            String title,
            String language,
            String href,
            DateView date,
            Optional<DateView> updated,
            String readTime,
            Optional<String> summary,
            Optional<String> description,
            List<TermView> tags,
            List<WriterView> authors,
            Optional<IllustrationView> illustration,
            Optional<String> mark) {}

    /** An entry of a table of contents, with those below it. */
    public record ContentsView(String title, String href, List<ContentsView> entries) {}

    /** A post's place in its series; {@code parts} from the first to the last. */
    public record SeriesView(String name, String href, int number, List<SeriesPartView> parts) {}

    /** One part of a series. */
    public record SeriesPartView(String title, String href, boolean current, String language) {}

    /** The neighbours of a page of a list. */
    public record PaginationView(int number, int count, Optional<String> newer, Optional<String> older) {}

    /**
     * The posts of one year.
     *
     * @param href the page where they stand, where it is not this one; {@code posts} are none then
     * @param count how many posts the year has
     */
    public record YearView(int year, Optional<String> href, int count, List<CardView> posts) {}
}
