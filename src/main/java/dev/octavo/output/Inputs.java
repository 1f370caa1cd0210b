package dev.octavo.output;

import dev.octavo.address.SourcePath;
import dev.octavo.text.Html;

/** The one door through which an output sees the project. Whoever implements it can write down what was read. */
public interface Inputs {
    /** How addresses of the site are written into an article. */
    enum Addressing {
        /** From the host's root, for the site's own pages: {@code /blog/about/}. */
        ROOTED,
        /** With the host, for feeds: {@code https://example.org/blog/about/}. */
        ABSOLUTE
    }

    /** The rendered body of the post or page whose source that is. */
    Html article(SourcePath source, Addressing addressing);

    /** {@code templates/NAME.ftlh} filled with the components of {@code view}. */
    String render(String template, Record view);
}
