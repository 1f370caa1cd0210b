package dev.octavo.page.facts;

import dev.octavo.address.Address;
import java.util.Optional;

/**
 * Something that posts are gathered by: categories, or what the site has on its own account.
 *
 * @param name as its key in the front matter
 * @param title absent for categories, which are called as the language has it
 * @param href where all of its terms stand
 */
public record TaxonomyName(String name, Optional<String> title, Address href) {}
