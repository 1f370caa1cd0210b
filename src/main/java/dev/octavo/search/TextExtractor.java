package dev.octavo.search;

import dev.octavo.markdown.syntax.Entities;
import dev.octavo.text.Html;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Extracts the text of an article: that of its headings, and all other. Elements with {@code data-search="off"} are
 * left out. Reused for one article after the other.
 */
final class TextExtractor {
    private static final String SPAN = "span";

    /** Tags within a word do not split it; all others do. */
    private static final Set<String> INLINE =
            Set.of("a", "abbr", "b", "code", "em", "i", "ins", "kbd", "mark", "s", "small", SPAN, "strong", "u", "wbr");

    private static final Set<String> HIDDEN = Set.of("script", "style", "svg", "template", "annotation");
    private static final Set<String> RAW_TEXT = Set.of("script", "style");
    private static final Set<String> VOID =
            Set.of("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");
    private static final String ATTRIBUTE_NAME = "data-search";
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s\"'>/=]++)(?:\\s*+=\\s*+(\"[^\"]*+\"?|'[^']*+'?|[^\\s\"'>]++))?");
    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";

    private final TextBuffer headings = new TextBuffer();
    private final TextBuffer prose = new TextBuffer();

    void read(Html article) {
        headings.clear();
        prose.clear();
        new Reader(article.markup()).read();
    }

    TextBuffer headings() {
        return headings;
    }

    TextBuffer prose() {
        return prose;
    }

    /** Reads markup once, from tag to tag. */
    private final class Reader {
        private final String html;
        private int nextAttribute; // the index of its next name, or -1
        private int nextReference; // the index of the next character reference, or -1
        private boolean heading;
        private String skipped = ""; // the element that is being left out
        private int depth; // of elements of that name

        Reader(String html) {
            this.html = html;
            this.nextAttribute = html.indexOf(ATTRIBUTE_NAME);
            this.nextReference = html.indexOf('&');
        }

        void read() {
            int done = 0;
            for (int open = html.indexOf('<'); open >= 0; open = html.indexOf('<', Math.max(done, open + 1))) {
                if (html.startsWith(COMMENT, open)) {
                    text(done, open);
                    int close = html.indexOf(COMMENT_END, open);
                    done = close < 0 ? html.length() : close + COMMENT_END.length();
                } else if (isTag(open) && !(RAW_TEXT.contains(skipped) && !isEnd(open))) {
                    text(done, open);
                    done = tagEnd(open);
                    tag(open, done);
                }
            }
            text(done, html.length());
        }

        private boolean isTag(int open) {
            char next = open + 1 < html.length() ? html.charAt(open + 1) : ' ';
            return Character.isLetter(next) || next == '/' || next == '!' || next == '?';
        }

        /** Whether the element being left out ends at {@code open}. */
        private boolean isEnd(int open) {
            return html.startsWith("/", open + 1) && html.regionMatches(true, open + 2, skipped, 0, skipped.length());
        }

        /** The index after the tag's {@code >}; one in quotes does not count. */
        private int tagEnd(int open) {
            for (int i = open; i >= 0 && i < html.length(); i++) {
                char c = html.charAt(i);
                if (c == '>') {
                    return i + 1;
                }
                if (c == '"' || c == '\'') {
                    i = html.indexOf(c, i + 1);
                    if (i < 0) {
                        break;
                    }
                }
            }
            return html.length();
        }

        private void text(int start, int end) {
            if (nextReference >= 0 && nextReference < start) {
                nextReference = html.indexOf('&', start);
            }
            if (skipped.isEmpty() && start < end) {
                if (nextReference >= 0 && nextReference < end) {
                    add(Entities.decode(html.substring(start, end)));
                } else {
                    (heading ? headings : prose).append(html, start, end);
                }
            }
        }

        private void add(String text) {
            (heading ? headings : prose).append(text, 0, text.length());
        }

        private void tag(int open, int end) {
            boolean closes = open + 1 < end && html.charAt(open + 1) == '/';
            int start = closes ? open + 2 : open + 1;
            int stop = start;
            while (stop < end && Character.isLetterOrDigit(html.charAt(stop))) {
                stop++;
            }
            // Most tags are the spans of highlighted code.
            String name = stop - start == SPAN.length() && html.startsWith(SPAN, start)
                    ? SPAN
                    : html.substring(start, stop).toLowerCase(Locale.ROOT);
            if (!skipped.isEmpty()) {
                if (name.equals(skipped)) {
                    depth += closes ? -1 : 1;
                    skipped = depth == 0 ? "" : skipped;
                }
                return;
            }
            if (!closes && isSkipped(name, open, end) && !VOID.contains(name)) {
                skipped = name;
                depth = 1;
            }
            if (!INLINE.contains(name)) {
                add(" ");
            }
            if (name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6') {
                heading = !closes;
            }
        }

        private boolean isSkipped(String name, int open, int end) {
            while (nextAttribute >= 0 && nextAttribute < open) {
                nextAttribute = html.indexOf(ATTRIBUTE_NAME, nextAttribute + 1);
            }
            return HIDDEN.contains(name)
                    || (nextAttribute >= 0 && nextAttribute < end && isOff(open + 1 + name.length(), end));
        }

        private boolean isOff(int start, int end) {
            Matcher attribute = ATTRIBUTE.matcher(html).region(start, end);
            while (attribute.find()) {
                String value = attribute.group(2);
                if (attribute.group(1).equals(ATTRIBUTE_NAME)
                        && value != null
                        && value.replaceAll("[\"']", "").equals("off")) {
                    return true;
                }
            }
            return false;
        }
    }
}
