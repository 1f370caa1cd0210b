package dev.octavo.publish.readers;

import dev.octavo.publish.site.SumInName;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Writes down what a reader notices of a page: its text, and the pictures and links in it. Markup, classes, ids and blanks
 * between words leave no trace; blanks in code do.
 */
final class VisibleText implements NodeFilter {
    // HTML cannot hold this character, so nothing that is written on a page looks like a mark.
    private static final char MARK = '\0';

    private static final Set<String> UNSEEN = Set.of("script", "style", "template", "head", "link", "meta");
    private static final Set<String> KEEPS_BLANKS = Set.of("pre", "textarea");
    // What a screen reader says, a pointer brings up, or a field has in it.
    private static final List<String> SAID = List.of("alt", "title", "aria-label", "placeholder", "label");
    private static final List<String> SHOWN = List.of("src", "poster", "data");

    // To a reader octavo.5f3a09c2.css, octavo-5f3a09c2.css and octavo.css?v=5 are one file.
    private static final Pattern FINGERPRINT = Pattern.compile(SumInName.PATTERN + "|\\?[^#]*");

    private final StringBuilder text = new StringBuilder();
    private int verbatim;
    private boolean afterBlank = true;

    private VisibleText() {}

    static String of(Element body) {
        VisibleText visible = new VisibleText();
        body.filter(visible);
        return visible.text.toString().strip();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            if (UNSEEN.contains(element.normalName())) {
                return FilterResult.SKIP_ENTIRELY;
            }
            separate(element);
            verbatim += KEEPS_BLANKS.contains(element.normalName()) ? 1 : 0;
            mark(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            verbatim -= KEEPS_BLANKS.contains(element.normalName()) ? 1 : 0;
            separate(element);
        }
        return FilterResult.CONTINUE;
    }

    private void separate(Element element) {
        if (element.isBlock() || element.normalName().equals("br")) {
            append(verbatim > 0 ? "\n" : " ");
        }
    }

    private void append(String words) {
        if (verbatim > 0) {
            text.append(words.replace("\r", ""));
            afterBlank = false;
            return;
        }
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!blank) {
                text.append(c);
            } else if (!afterBlank) {
                text.append(' ');
            }
            afterBlank = blank;
        }
    }

    private void mark(Element element) {
        String href = element.attr("href").strip();
        // Where a page leads to itself, as from a footnote, the name of the place tells a reader nothing.
        if (!href.isEmpty() && !href.startsWith("#")) {
            mark("to", href);
        }
        for (String shown : SHOWN) {
            if (!element.attr(shown).isBlank()) {
                mark("shows", FINGERPRINT.matcher(element.attr(shown).strip()).replaceAll(""));
            }
        }
        for (String said : SAID) {
            if (!element.attr(said).isBlank()) {
                mark("says", element.attr(said).strip().replaceAll("\\s+", " "));
            }
        }
        if (element.normalName().equals("input") && !element.attr("type").equalsIgnoreCase("hidden")) {
            mark("holds", element.attr("value"));
        }
    }

    private void mark(String kind, String value) {
        text.append(MARK).append(kind).append(MARK).append(value).append(MARK);
    }
}
