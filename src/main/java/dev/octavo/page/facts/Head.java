package dev.octavo.page.facts;

import dev.octavo.address.Address;
import java.util.List;
import java.util.Optional;

/**
 * What a page says of itself to browsers, search engines and social networks.
 *
 * @param title of this page alone
 * @param documentTitle for the {@code title} element, with the site's name
 * @param canonical absolute
 * @param shared what a link to it is shown with
 * @param kind {@code website} or {@code article}, as Open Graph calls it
 * @param indexed whether search engines may list it
 * @param components whether an article on it has some, which have a stylesheet of their own
 */
public record Head(
        String title,
        String documentTitle,
        Optional<String> description,
        String language,
        String canonical,
        Optional<SharedPicture> shared,
        String kind,
        boolean indexed,
        boolean components,
        List<Feed> feeds) {
    public Head {
        feeds = List.copyOf(feeds);
    }

    /** The address of what a link to it is shown with. */
    public Optional<String> image() {
        return shared.map(SharedPicture::url);
    }

    /** A feed to announce: {@code application/atom+xml}, its title, its address. */
    public record Feed(String type, String title, Address href) {}

    /** The head of a page that gathers others. */
    static Head of(String title, Address address, SiteFrame frame) {
        return new Head(
                title,
                frame.documentTitle(title),
                Optional.empty(),
                frame.language(),
                frame.url().absolute(address),
                frame.sharedPicture(Address.HOME, frame.title()),
                "website",
                true,
                false,
                List.of());
    }

    public Head description(Optional<String> text) {
        return new Head(title, documentTitle, text, language, canonical, shared, kind, indexed, components, feeds);
    }

    /** The same for a page that search engines are not to list. */
    public Head unindexed() {
        return new Head(title, documentTitle, description, language, canonical, shared, kind, false, components, feeds);
    }

    public Head feed(Feed feed) {
        return new Head(
                title,
                documentTitle,
                description,
                language,
                canonical,
                shared,
                kind,
                indexed,
                components,
                List.of(feed));
    }
}
