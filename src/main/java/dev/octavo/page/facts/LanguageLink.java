package dev.octavo.page.facts;

import dev.octavo.address.Address;
import java.util.Optional;

/**
 * A link to the site in one of its languages.
 *
 * @param name the language's own name for itself
 * @param href the same page in that language, or else its home page
 * @param url the absolute URL of the same page; absent if it is not in that language
 */
public record LanguageLink(
        String language, String name, Address home, Address href, Optional<String> url, boolean current) {}
