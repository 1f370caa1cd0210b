package dev.octavo.page.facts;

import java.util.Optional;

/**
 * A link that an author wrote outside an article.
 *
 * @param href ready to be written
 * @param language of its title, where it is known
 */
public record WrittenLink(
        String title, String href, Optional<String> note, boolean external, Optional<String> language) {}
