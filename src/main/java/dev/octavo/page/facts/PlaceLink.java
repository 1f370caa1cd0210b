package dev.octavo.page.facts;

import dev.octavo.address.Address;
import dev.octavo.site.Entry;

/** A link to a place of the site. There is one for each place, and all pages share it. */
public record PlaceLink(String title, Address href, String language) {
    /** The page of {@code entry} on a site in {@code language}. */
    public static PlaceLink of(Entry entry, String language) {
        return new PlaceLink(
                entry.title(),
                entry.address(),
                entry.meta().placement().language().orElse(language));
    }

    /** As a {@link WrittenLink} says it. */
    public boolean external() {
        return false;
    }
}
