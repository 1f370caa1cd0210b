package dev.octavo.markdown;

import dev.octavo.markdown.Body.Addresses;
import dev.octavo.markdown.Body.Target;
import dev.octavo.site.Article.Link;

/** Fills holes with what the author wrote. */
final class Filled implements Addresses {
    static String html(MarkdownDocument document) {
        return document.body().fill(new Filled()).markup();
    }

    @Override
    public String href(Link link) {
        return link.destination();
    }

    @Override
    public Target picture(Link link) {
        return new Target(link.destination(), 0, 0);
    }
}
