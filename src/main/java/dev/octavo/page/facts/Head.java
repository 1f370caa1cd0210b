package dev.octavo.page.facts;

import dev.octavo.address.Address;
import dev.octavo.page.view.ViewParts.FeedView;
import dev.octavo.page.view.ViewParts.HeadView;
import java.util.List;
import java.util.Optional;

/**
 * What a page says of itself to browsers, search engines and social networks.
 *
 * @param canonical absolute; absent where the page itself is the original
 * @param language absent where it is the site's
 * @param image absolute
 */
public record Head(
        String title,
        Address address,
        Optional<String> description,
        Optional<String> language,
        Optional<String> canonical,
        Optional<String> image,
        boolean article,
        boolean indexed,
        List<FeedView> feeds) {
    public Head {
        feeds = List.copyOf(feeds);
    }

    /** The head of a page that gathers others. */
    public static Head of(String title, Address address) {
        return new Head(
                title,
                address,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                List.of());
    }

    public Head description(Optional<String> text) {
        return new Head(title, address, text, language, canonical, image, article, indexed, feeds);
    }

    /** The same, where the original stands at {@code url}. */
    public Head canonical(String url) {
        return new Head(title, address, description, language, Optional.of(url), image, article, indexed, feeds);
    }

    /** The same for a page that search engines are not to list. */
    public Head unindexed() {
        return new Head(title, address, description, language, canonical, image, article, false, feeds);
    }

    public Head feed(FeedView feed) {
        return new Head(title, address, description, language, canonical, image, article, indexed, List.of(feed));
    }

    public HeadView view(SiteFrame frame) {
        return new HeadView(
                title,
                title.equals(frame.title()) ? title : title + " · " + frame.title(),
                description,
                language.orElse(frame.language()),
                canonical.orElseGet(() -> frame.url().absolute(address)),
                image,
                article ? "article" : "website",
                indexed,
                feeds);
    }
}
