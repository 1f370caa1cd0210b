package dev.octavo.page.facts;

import dev.octavo.address.Address;
import dev.octavo.page.view.ViewParts.LinkView;
import dev.octavo.site.Entry;
import java.util.Optional;

/**
 * A place of the site as other pages link to it. One for each place is made and shared.
 *
 * @param language absent where it is the site's
 */
public record PlaceLink(String title, Address address, Optional<String> language) {
    public static PlaceLink of(Entry entry) {
        return new PlaceLink(
                entry.title(), entry.address(), entry.meta().placement().language());
    }

    public LinkView view(SiteFrame frame) {
        return new LinkView(title, frame.url().href(address), Optional.empty(), false, Optional.of(languageOn(frame)));
    }

    String languageOn(SiteFrame frame) {
        return language.orElse(frame.language());
    }
}
