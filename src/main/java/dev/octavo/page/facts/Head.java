package dev.octavo.page.facts;

import dev.octavo.address.Address;
import dev.octavo.words.Languages;
import dev.octavo.words.Word;
import dev.octavo.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page says of itself to browsers, search engines and social networks.
 *
 * @param title of this page alone
 * @param documentTitle for the {@code title} element, with the site's name
 * @param language of what the page says by itself
 * @param textLanguage of its title and of what it shows
 * @param canonical absolute
 * @param shared what a link to it is shown with
 * @param kind {@code website} or {@code article}, as Open Graph calls it
 * @param indexed whether search engines may list it
 * @param components whether an article on it has some, which have a stylesheet of their own
 * @param formulas likewise
 * @param annotations what it says to machines alone
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
        Annotations annotations) {
    public Head {
        feeds = List.copyOf(feeds);
    }

    /** The address of what a link to it is shown with. */
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

    /** A feed to announce, or the same article in another form: {@code application/atom+xml}, its title, its address. */
    public record Feed(String type, String title, Address href) {
        /** The feed of what the page at {@code page} shows: a tag, an author, a series, a section. */
        public static Feed of(String part, Address page, SiteFrame frame, Words words) {
            return new Feed(
                    "application/atom+xml",
                    words.text(Word.FEED_OF_TAG, Map.of("site", frame.title(), "tag", part)),
                    page.file("feed.xml"));
        }
    }

    /** The head of a page that gathers others. */
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
                Annotations.NONE);
    }

    public Head description(Optional<String> text) {
        return of(text, textLanguage, indexed, feeds, annotations);
    }

    /** The same for a title in another language. */
    public Head titleIn(String other) {
        return of(description, other, indexed, feeds, annotations);
    }

    /** The same for a page that search engines are not to list. */
    public Head unindexed() {
        return of(description, textLanguage, false, feeds, annotations);
    }

    public Head feed(Feed feed) {
        return of(description, textLanguage, indexed, List.of(feed), annotations);
    }

    public Head annotated(Annotations others) {
        return of(description, textLanguage, indexed, feeds, others);
    }

    private Head of(
            Optional<String> text, String titleLanguage, boolean listed, List<Feed> announced, Annotations annotated) {
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
                annotated);
    }
}
