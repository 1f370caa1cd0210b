package dev.octavo.page.facts;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.page.view.ViewParts.LinkView;
import java.util.Optional;

/** A place of the site as other pages link to it. One for each place is made and shared. */
public record PlaceLink(String title, Address address) {
    public LinkView view(SiteUrl url) {
        return new LinkView(title, url.href(address), Optional.empty(), false);
    }
}
