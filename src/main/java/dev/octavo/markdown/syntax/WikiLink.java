package dev.octavo.markdown.syntax;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link by name, {@code [[page#heading|words]]}, as wikis and Obsidian write it.
 *
 * @param page empty for a heading of the same article
 * @param heading in its own words; empty where none is meant
 * @param words what is shown; empty where the author leaves that to the name
 */
public record WikiLink(String page, String heading, String words) {
    private static final Pattern LINK =
            Pattern.compile("\\[\\[(?![\\s|]|\\p{Zs}|#[|\\]])[^\\[\\]\n]{1,300}+]](?![(\\[])");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,4}(?:x[0-9]{1,5})?");
    private static final Pattern PLACE = Pattern.compile("(?:page|t)=[0-9]{1,5}");
    /** Those too that most browsers do not show, so that authors hear of it. */
    private static final Set<String> PICTURES =
            Set.of("jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "heic", "heif", "tif", "tiff", "jxl", "bmp");

    /**
     * Where the link ends that starts with the {@code [[} at {@code at}; -1 where none does: {@code [[ -f x ]]},
     * {@code [[1]](a.md)}.
     */
    public static int end(String text, int at) {
        Matcher link = LINK.matcher(text).region(at, text.length());
        return link.lookingAt() ? link.end() : -1;
    }

    /** The link that is written as {@code inner}, the brackets left out. */
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

    /** Where it leads, as a link's destination: {@code [[page#id-of-the-heading]]}, {@code #id-of-the-heading}. */
    public String destination() {
        String fragment = heading.isEmpty() ? "" : "#" + (isPlace() ? heading : HeadingSlug.of(heading));
        return page.isEmpty() ? fragment : "[[" + page + fragment + "]]";
    }

    /** Whether it names a page of a document or a moment of a film, and no heading. */
    private boolean isPlace() {
        return PLACE.matcher(heading).matches();
    }

    /** What is shown of it. */
    public String shown() {
        if (!words.isEmpty()) {
            return words;
        }
        String name = page.substring(page.lastIndexOf('/') + 1).replaceFirst("\\.md$", "");
        return heading.isEmpty() || isPlace() ? name : name.isEmpty() ? heading : name + " › " + heading;
    }

    /** The width of a picture, which may be the last of its words: {@code ![[kite.jpg|A red kite|300]]}; else empty. */
    public String width() {
        String last = words.substring(words.lastIndexOf('|') + 1).strip();
        return SIZE.matcher(last).matches() ? last.replaceFirst("x.*", "") : "";
    }

    /** What is said of it where it is shown itself: its words without the width, which films may have too; else its name. */
    public String caption() {
        return new WikiLink(page, heading, alternative()).shown();
    }

    /** The alternative text of a picture. */
    public String alternative() {
        return width().isEmpty()
                ? words
                : words.substring(0, Math.max(0, words.lastIndexOf('|'))).strip();
    }

    /** Whether it names a picture. */
    public boolean isPicture() {
        return PICTURES.contains(page.substring(page.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
