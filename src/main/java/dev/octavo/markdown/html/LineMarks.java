package dev.octavo.markdown.html;

import dev.octavo.text.Html;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of the elements of a page in which line of which file they begin. */
public final class LineMarks {
    private static final Pattern MARK = Pattern.compile("<!--octavo:([0-9]+)-->\\s*(?:<([A-Za-z][A-Za-z0-9]*))?");

    private LineMarks() {}

    /** Marks what is written next. */
    public static String of(int line) {
        return "<!--octavo:" + line + "-->";
    }

    /**
     * Makes the marks in {@code page} attributes of the elements behind them, {@code data-octavo-line} and
     * {@code data-octavo-file}; a mark that has no element is dropped.
     *
     * @param file the article's, as an author names it
     */
    public static String attributes(String page, String file) {
        String name = Html.escape(file);
        return MARK.matcher(page).replaceAll(mark -> {
            String element = mark.group(2);
            return element == null
                    ? ""
                    : Matcher.quoteReplacement("<" + element + " data-octavo-line=\"" + mark.group(1)
                            + "\" data-octavo-file=\"" + name + "\"");
        });
    }
}
