package dev.octavo.blog.markdown.syntax;

import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.SourcePath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wiki link as in Obsidian: {@code [[page#heading|words]]}.
 *
 * @param page empty for a heading of the same article
 * @param heading the text of the heading; empty if there is none
 * @param words the text to show; empty to show the name
 */
public record WikiLink(String page, String heading, String words) {
    private static final Pattern LINK =
            Pattern.compile("\\[\\[(?![\\s|]|\\p{Zs}|#[|\\]])[^\\[\\]\n]{1,300}+]](?![(\\[])");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,4}(?:x[0-9]{1,5})?");
    private static final Pattern PLACE = Pattern.compile("(?:page|t)=[0-9]{1,5}");

    /**
     * The end of the link that starts with the {@code [[} at {@code at}; -1 if there is none, as in {@code [[ -f x ]]} and
     * {@code [[1]](a.md)}.
     */
    public static int end(String text, int at) {
        Matcher link = LINK.matcher(text).region(at, text.length());
        return link.lookingAt() ? link.end() : -1;
    }

    /** The link with {@code inner} between its brackets. */
    public static WikiLink of(String inner) {
        int bar = inner.indexOf('|');
        String target = bar < 0 ? inner : inner.substring(0, bar);
        int hash = target.indexOf('#');
        String heading = hash < 0 ? "" : target.substring(target.lastIndexOf('#') + 1);
        return new WikiLink(
                (hash < 0 ? target : target.substring(0, hash)).strip(),
                heading.strip(),
                bar < 0 ? "" : inner.substring(bar + 1).strip());
    }

    /** The destination: {@code [[page#id-of-the-heading]]} or {@code #id-of-the-heading}. */
    public String destination() {
        String fragment = heading.isEmpty() ? "" : "#" + (isPlace() ? heading : HeadingSlug.of(heading));
        return page.isEmpty() ? fragment : "[[" + page + fragment + "]]";
    }

    /**
     * {@code destination} of a link in Markdown with the id of the heading whose words Obsidian writes there: {@code
     * kite.md#red-kites} for {@code kite.md#Red%20kites}.
     */
    public static String withHeadingId(String destination) {
        int hash = destination.indexOf('#');
        boolean words = hash >= 0
                && (destination.indexOf("%20", hash) > 0 || destination.indexOf(' ', hash) > 0)
                && !destination.contains(":"); // another site, or a text directive
        String heading = destination.substring(destination.lastIndexOf('#') + 1);
        return words
                ? destination.substring(0, hash + 1)
                        + HeadingSlug.of(PercentEncoding.decoded(heading).orElse(heading))
                : destination;
    }

    /** Whether the heading is the page of a document or the time in a video. */
    private boolean isPlace() {
        return PLACE.matcher(heading).matches();
    }

    /** The text to show. */
    public String shown() {
        if (!words.isEmpty()) {
            return words;
        }
        String name = page.substring(page.lastIndexOf('/') + 1).replaceFirst("\\.md$", "");
        return heading.isEmpty() || isPlace() ? name : name.isEmpty() ? heading : name + " › " + heading;
    }

    /** The width of a picture, the last part of its words: {@code ![[kite.jpg|A red kite|300]]}; empty if there is none. */
    public String width() {
        String last = words.substring(words.lastIndexOf('|') + 1).strip();
        return SIZE.matcher(last).matches() ? last.replaceFirst("x.*", "") : "";
    }

    /** The caption of an embedded file: its words without the width, which videos may have too, or its name. */
    public String caption() {
        return new WikiLink(page, heading, alternative()).shown();
    }

    /** The alternative text of a picture. */
    public String alternative() {
        return width().isEmpty()
                ? words
                : words.substring(0, Math.max(0, words.lastIndexOf('|'))).strip();
    }

    public boolean isPicture() {
        return SourcePath.isPicture(page);
    }
}
