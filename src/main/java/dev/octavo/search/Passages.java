package dev.octavo.search;

import dev.octavo.markdown.syntax.Entities;
import dev.octavo.text.Html;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an article: those of its headings, and all others. What lies in an element with
 * {@code data-search="off"} is in neither. It is used for one article after the other.
 */
final class Passages {
    private static final String SPAN = "span";

    /** Words go on over these; they are parted by every other tag. */
    private static final Set<String> INLINE =
            Set.of("a", "abbr", "b", "code", "em", "i", "ins", "kbd", "mark", "s", "small", SPAN, "strong", "u", "wbr");

    private static final Set<String> UNSEEN = Set.of("script", "style", "svg", "template");
    private static final Set<String> WITHOUT_TAGS = Set.of("script", "style");
    private static final Set<String> VOID =
            Set.of("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");
    private static final String OFF = "data-search";
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s\"'>/=]++)(?:\\s*+=\\s*+(\"[^\"]*+\"?|'[^']*+'?|[^\\s\"'>]++))?");
    private static final String COMMENT = "<!--";

    private final Text headings = new Text();
    private final Text prose = new Text();

    void read(Html article) {
        headings.clear();
        prose.clear();
        new Reading(article.markup()).read();
    }

    Text headings() {
        return headings;
    }

    Text prose() {
        return prose;
    }

    /** Goes through markup once, from tag to tag. */
    private final class Reading {
        private final String html;
        private int off; // where the attribute's name stands next
        private int reference; // where the next one stands
        private boolean heading;
        private String silent = ""; // the element that is left out
        private int depth; // of elements of that name, within it

        Reading(String html) {
            this.html = html;
            this.off = html.indexOf(OFF);
            this.reference = html.indexOf('&');
        }

        void read() {
            int done = 0;
            for (int open = html.indexOf('<'); open >= 0; open = html.indexOf('<', Math.max(done, open + 1))) {
                if (html.startsWith(COMMENT, open)) {
                    text(done, open);
                    done = after("-->", open);
                } else if (isTag(open) && !(WITHOUT_TAGS.contains(silent) && !isEnd(open))) {
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

        /** Whether the element ends there that is left out. */
        private boolean isEnd(int open) {
            return html.startsWith("/", open + 1) && html.regionMatches(true, open + 2, silent, 0, silent.length());
        }

        /** Behind its {@code >}, but for those in quotes. */
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

        private int after(String end, int from) {
            int found = html.indexOf(end, from);
            return found < 0 ? html.length() : found + end.length();
        }

        private void text(int start, int end) {
            if (reference >= 0 && reference < start) {
                reference = html.indexOf('&', start);
            }
            if (silent.isEmpty() && start < end) {
                if (reference >= 0 && reference < end) {
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
            // Most tags are those of code, whose words have colours.
            String name = stop - start == SPAN.length() && html.startsWith(SPAN, start)
                    ? SPAN
                    : html.substring(start, stop).toLowerCase(Locale.ROOT);
            if (!silent.isEmpty()) {
                if (name.equals(silent)) {
                    depth += closes ? -1 : 1;
                    silent = depth == 0 ? "" : silent;
                }
                return;
            }
            if (!closes && isLeftOut(name, open, end) && !VOID.contains(name)) {
                silent = name;
                depth = 1;
            }
            if (!INLINE.contains(name)) {
                add(" ");
            }
            if (name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6') {
                heading = !closes;
            }
        }

        private boolean isLeftOut(String name, int open, int end) {
            while (off >= 0 && off < open) {
                off = html.indexOf(OFF, off + 1);
            }
            return UNSEEN.contains(name) || (off >= 0 && off < end && isOff(open + 1 + name.length(), end));
        }

        private boolean isOff(int start, int end) {
            Matcher attribute = ATTRIBUTE.matcher(html).region(start, end);
            while (attribute.find()) {
                String value = attribute.group(2);
                if (attribute.group(1).equals(OFF)
                        && value != null
                        && value.replaceAll("[\"']", "").equals("off")) {
                    return true;
                }
            }
            return false;
        }
    }
}
