package dev.octavo.site;

import java.util.Optional;

/**
 * A link that an author wrote outside an article: in the navigation, an author's card, further reading.
 *
 * @param url as written: a path of the site, a relative path to a Markdown file, or a URL
 * @param title as written; absent where only the address was given
 */
public record NamedLink(String url, Optional<String> title, Optional<String> note) {}
