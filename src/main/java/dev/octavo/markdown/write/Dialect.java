package dev.octavo.markdown.write;

/**
 * What differs between an article and the bare texts of the specifications.
 *
 * @param autolinks whether addresses in plain text become links
 * @param decorated whether elements get ids, names and wrappers, and addresses are checked and become holes
 * @param raw what becomes of tags that the author wrote
 * @param lined whether a comment before each block says in which line of its file it begins
 */
public record Dialect(boolean autolinks, boolean decorated, RawHtml raw, boolean lined) {
    /** The articles of a site. */
    public static final Dialect ARTICLE = new Dialect(true, true, RawHtml.KEPT, false);
    /** The articles of a site whose authors are not trusted. */
    public static final Dialect UNTRUSTED = new Dialect(true, true, RawHtml.CLEANED, false);
    /** The examples of CommonMark. */
    public static final Dialect COMMONMARK = new Dialect(false, false, RawHtml.KEPT, false);

    /** The same with lines. */
    public Dialect withLines() {
        return new Dialect(autolinks, decorated, raw, true);
    }

    /** What becomes of tags that the author wrote. */
    public enum RawHtml {
        /** It is the author's right. */
        KEPT,
        /** Tags that GFM 0.29, section 6.11, disallows are shown as text. */
        FILTERED,
        /** Only harmless tags and attributes stay. */
        CLEANED
    }
}
