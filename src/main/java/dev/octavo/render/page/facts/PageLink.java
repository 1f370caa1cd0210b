package dev.octavo.render.page.facts;

import dev.octavo.blog.site.Article;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.text.Html;

/**
 * A link to a page of the site. There is one object for each target, shared by all pages that link to it.
 *
 * @param heading the title as HTML, with code and emphasis
 */
public record PageLink(String title, Html heading, Address href, String language) {
    /** A link whose title is plain text. */
    public PageLink(String title, Address href, String language) {
        this(title, Html.text(title), href, language);
    }

    public static PageLink of(Article article, String language) {
        return new PageLink(
                article.title(),
                article.meta().heading().orElseGet(() -> Html.text(article.title())),
                article.address(),
                article.meta().placement().language().orElse(language));
    }

    /** For templates that show it like a {@link WrittenLink}. */
    public boolean external() {
        return false;
    }
}
