package dev.octavo.page.facts;

import dev.octavo.address.Address;
import dev.octavo.site.Entry;
import dev.octavo.text.Html;

/**
 * A link to a place of the site. There is one for each place, and all pages share it.
 *
 * @param heading the title with its code and emphasis
 */
public record PlaceLink(String title, Html heading, Address href, String language) {
    /** One whose title is plain text. */
    public PlaceLink(String title, Address href, String language) {
        this(title, Html.text(title), href, language);
    }

    /** The page of {@code entry} on a site in {@code language}. */
    public static PlaceLink of(Entry entry, String language) {
        return new PlaceLink(
                entry.title(),
                entry.meta().heading().orElseGet(() -> Html.text(entry.title())),
                entry.address(),
                entry.meta().placement().language().orElse(language));
    }

    /** As a {@link WrittenLink} says it. */
    public boolean external() {
        return false;
    }
}
