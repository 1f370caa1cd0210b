package dev.octavo.render.page.facts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link that an author wrote outside an article.
 *
 * @param href ready to write into HTML
 * @param language of its title; absent if unknown
 */
public record WrittenLink(
        String title, String href, Optional<String> note, boolean external, Optional<String> language) {
    private static final Pattern HOST = Pattern.compile("^https?://(?:[^/?#@]*@)?(?:www\\.)?([^/?#:]+)");

    /** The host it links to; absent if that is this site, or the title begins with it. */
    public Optional<String> host() {
        return Optional.of(HOST.matcher(href))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(host -> external && !title.startsWith(host));
    }
}
