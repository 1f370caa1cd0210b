package dev.octavo.markdown.write;

import dev.octavo.site.Article.Link;
import dev.octavo.text.Html;
import java.util.function.Supplier;

/** Where an article is written to, piece by piece. */
public interface Markup {
    /** Adds markup as it is. */
    Markup add(String html);

    /** Adds plain text. */
    default Markup text(String text) {
        return add(Html.escape(text));
    }

    /** Ends the line unless it has ended. */
    Markup line();

    /** Adds a hole for the address of a link. */
    Markup href(Link link);

    /** Adds a hole for the {@code src} attribute of a picture. */
    Markup src(Link link);

    /** Adds markup that is known only when all else is written. */
    Markup later(Supplier<String> html);
}
