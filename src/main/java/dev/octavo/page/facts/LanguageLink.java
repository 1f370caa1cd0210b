package dev.octavo.page.facts;

import dev.octavo.address.Address;
import java.util.Optional;

/**
 * A link to the site in one of its languages.
 *
 * @param name what the language calls itself
 * @param home the home page in that language
 * @param href the same page in that language, else its home
 * @param url the same page, absolute; absent where it is not in that language
 * @param current whether it is the language of this page
 */
public record LanguageLink(
        String language, String name, Address home, Address href, Optional<String> url, boolean current) {}
