package dev.octavo.markdown;

import dev.octavo.text.Html;
import java.util.regex.Pattern;

/** The mark behind a heading that links to it: of use on a page, and in the way in a feed reader. */
public final class SectionLinks {
    private static final String BEFORE = " <a class=\"anchor\" href=\"#";
    private static final String AFTER = "\" aria-label=\"Link to this section\">#</a>";
    private static final Pattern MARK = Pattern.compile(Pattern.quote(BEFORE) + "[^\"]*" + Pattern.quote(AFTER));

    private SectionLinks() {}

    /**
     * The mark behind the heading with that id.
     *
     * @param id escaped
     */
    public static String to(String id) {
        return BEFORE + id + AFTER;
    }

    /** The same article without the marks. */
    public static Html removed(Html article) {
        return new Html(MARK.matcher(article.markup()).replaceAll(""));
    }
}
