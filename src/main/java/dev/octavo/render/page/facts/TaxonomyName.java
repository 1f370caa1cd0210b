package dev.octavo.render.page.facts;

import dev.octavo.lib.address.Address;
import java.util.Optional;

/**
 * A taxonomy: categories, or one that the site defines.
 *
 * @param name its key in the front matter
 * @param title absent for categories, whose title depends on the language
 * @param href the page with all of its terms
 */
public record TaxonomyName(String name, Optional<String> title, Address href) {}
