package dev.octavo.search;

import dev.octavo.markdown.syntax.Entities;
import dev.octavo.text.Html;
import java.util.Locale;
import java.util.Set;

/**
 * The words of an article: those of its headings, and all others. What lies in an element with
 * {@code data-search="off"} is in neither.
 */
record Passages(String headings, String prose) {
    /** Words go on over these; they are parted by every other tag. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "code", "em", "i", "ins", "kbd", "mark", "s", "small", "span", "strong", "u", "wbr");

    private static final Set<String> UNSEEN = Set.of("script", "style", "svg", "template");
    private static final Set<String> VOID =
            Set.of("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");
    private static final String OFF = "data-search=\"off\"";
    private static final String COMMENT = "<!--";

    static Passages of(Html article) {
        return new Reading(article.markup()).passages();
    }

    /** Goes through markup once, from tag to tag. */
    private static final class Reading {
        private final String html;
        private final StringBuilder headings = new StringBuilder();
        private final StringBuilder prose;
        private boolean heading;
        private String silent = ""; // the element that is left out
        private int depth; // of elements of that name, within it

        Reading(String html) {
            this.html = html;
            this.prose = new StringBuilder(html.length());
        }

        Passages passages() {
            int done = 0;
            for (int open = html.indexOf('<'); open >= 0; open = html.indexOf('<', done)) {
                text(done, open);
                done = html.startsWith(COMMENT, open) ? after("-->", open) : after(">", open);
                if (!html.startsWith(COMMENT, open)) {
                    tag(open, done);
                }
            }
            text(done, html.length());
            return new Passages(Entities.decode(headings.toString()), Entities.decode(prose.toString()));
        }

        private int after(String end, int from) {
            int found = html.indexOf(end, from);
            return found < 0 ? html.length() : found + end.length();
        }

        private void text(int start, int end) {
            if (silent.isEmpty()) {
                (heading ? headings : prose).append(html, start, end);
            }
        }

        private void tag(int open, int end) {
            boolean closes = open + 1 < end && html.charAt(open + 1) == '/';
            int start = closes ? open + 2 : open + 1;
            int stop = start;
            while (stop < end && Character.isLetterOrDigit(html.charAt(stop))) {
                stop++;
            }
            String name = html.substring(start, stop).toLowerCase(Locale.ROOT);
            if (!silent.isEmpty()) {
                if (name.equals(silent)) {
                    depth += closes ? -1 : 1;
                    silent = depth == 0 ? "" : silent;
                }
                return;
            }
            if (!closes && !VOID.contains(name) && isLeftOut(name, open, end)) {
                silent = name;
                depth = 1;
            }
            if (!INLINE.contains(name)) {
                (heading ? headings : prose).append(' ');
            }
            if (name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6') {
                heading = !closes;
            }
        }

        private boolean isLeftOut(String name, int open, int end) {
            int off = html.indexOf(OFF, open);
            return UNSEEN.contains(name) || (off >= 0 && off < end);
        }
    }
}
