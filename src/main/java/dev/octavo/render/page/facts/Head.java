package dev.octavo.render.page.facts;

import dev.octavo.blog.words.Languages;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metadata of a page for browsers, search engines and social networks.
 *
 * @param title without the site's name
 * @param documentTitle for the {@code title} element, with the site's name
 * @param language of the page's own words
 * @param textLanguage of its title and content
 * @param canonical an absolute URL
 * @param shared the picture shown with links to it
 * @param kind the Open Graph type, {@code website} or {@code article}
 * @param indexed whether search engines may index it
 * @param components whether it contains components, which have their own stylesheet
 * @param formulas whether it contains formulas, which have one too
 * @param annotations the metadata for programs only
 * @param introduction of a list; absent if no page introduces it
 */
public record Head(
        String title,
        String documentTitle,
        Optional<String> description,
        String language,
        String textLanguage,
        String canonical,
        Optional<SharedPicture> shared,
        String kind,
        boolean indexed,
        boolean components,
        boolean formulas,
        List<Feed> feeds,
        Annotations annotations,
        Optional<Introduction> introduction) {
    public Head {
        feeds = List.copyOf(feeds);
    }

    /**
     * What a page says at the address of a list.
     *
     * @param heading its title as HTML
     * @param body its text; only on the first page of the list, and absent if it has none
     */
    public record Introduction(Html heading, Optional<Html> body) {}

    /** The URL of the picture shown with links to it. */
    public Optional<String> image() {
        return shared.map(SharedPicture::url);
    }

    /** The language of its title as Open Graph writes it: {@code de_AT}. */
    public String locale() {
        return Languages.locale(textLanguage);
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return Languages.direction(language);
    }

    /** A {@code rel=alternate} link: to a feed, or to the same article in another format. */
    public record Feed(String type, String title, Address href) {
        /** The feed of a list of posts at {@code page}: a tag, an author, a series or a section. */
        public static Feed of(String part, Address page, SiteFrame frame, Words words) {
            return new Feed(
                    "application/atom+xml",
                    words.text(Word.FEED_OF_TAG, Map.of("site", frame.title(), "tag", part)),
                    page.file("feed.xml"));
        }
    }

    /** The head of a page that is not an article. */
    static Head of(String title, Address address, SiteFrame frame) {
        return new Head(
                title,
                frame.documentTitle(title),
                Optional.empty(),
                frame.language(),
                frame.language(),
                frame.url().absolute(address),
                frame.sharedPicture(frame.home(), frame.title()),
                "website",
                true,
                false,
                false,
                List.of(),
                Annotations.NONE,
                Optional.empty());
    }

    public Head description(Optional<String> text) {
        return of(text, textLanguage, indexed, feeds, annotations, introduction);
    }

    /** The same with a title in another language. */
    public Head titleIn(String other) {
        return of(description, other, indexed, feeds, annotations, introduction);
    }

    /** The same for a page that search engines should not index. */
    public Head unindexed() {
        return of(description, textLanguage, false, feeds, annotations, introduction);
    }

    public Head feed(Feed feed) {
        List<Feed> all = Stream.concat(feeds.stream(), Stream.of(feed)).toList();
        return of(description, textLanguage, indexed, all, annotations, introduction);
    }

    public Head annotated(Annotations others) {
        return of(description, textLanguage, indexed, feeds, others, introduction);
    }

    /** The same for a list with that introduction. */
    public Head introducedBy(Introduction words) {
        return of(description, textLanguage, indexed, feeds, annotations, Optional.of(words));
    }

    /** The same for a list. */
    public Head ofList(SiteFrame frame) {
        return ofList(frame, List.of());
    }

    /** The same for a list, with the pages between it and the home page. */
    public Head ofList(SiteFrame frame, List<LinkedData.Breadcrumb> between) {
        return annotated(Annotations.of(List.of(), LinkedData.list(this, frame, between)));
    }

    private Head of(
            Optional<String> text,
            String titleLanguage,
            boolean listed,
            List<Feed> announced,
            Annotations annotated,
            Optional<Introduction> words) {
        return new Head(
                title,
                documentTitle,
                text,
                language,
                titleLanguage,
                canonical,
                shared,
                kind,
                listed,
                components,
                formulas,
                announced,
                annotated,
                words);
    }
}
