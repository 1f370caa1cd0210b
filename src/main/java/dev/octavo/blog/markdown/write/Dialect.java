package dev.octavo.blog.markdown.write;

import dev.octavo.blog.site.Formulas;
import dev.octavo.blog.site.MarkdownExtension;
import java.util.List;
import java.util.Set;

/**
 * The differences between articles and the examples of the specifications.
 *
 * @param autolinks whether addresses in plain text become links
 * @param decorated whether elements get ids, accessible names and wrappers, and addresses are checked
 * @param sanitized whether only harmless tags and attributes of raw HTML are kept
 * @param sourceLines whether elements carry the file and line of their source
 */
public record Dialect(
        boolean autolinks,
        boolean decorated,
        boolean sanitized,
        Set<MarkdownExtension> extensions,
        Formulas formulas,
        boolean sourceLines) {
    /** For the examples of CommonMark. */
    public static final Dialect COMMONMARK = new Dialect(false, false, false, Set.of(), Formulas.NONE, false);

    /** For the articles of a site. */
    public static Dialect article(boolean untrusted, List<MarkdownExtension> extensions) {
        return new Dialect(true, true, untrusted, Set.copyOf(extensions), Formulas.DEFAULT, false);
    }

    /** Whether components are recognised: not for untrusted authors, since templates may write any HTML. */
    boolean components() {
        return decorated && !sanitized;
    }

    /** Whether formulas are recognised: not for untrusted authors, since sanitizing would remove them. */
    boolean hasFormulas() {
        return components() && formulas.read();
    }

    /** Whether comments between {@code %%}, as in Obsidian, are left out: in all articles, since they are not for readers. */
    boolean comments() {
        return decorated;
    }

    /** Whether articles are written as in Obsidian: links by name, and comments that are no mistake. */
    boolean wikilinks() {
        return extensions.contains(MarkdownExtension.WIKILINKS);
    }

    public Dialect with(Formulas other) {
        return new Dialect(autolinks, decorated, sanitized, extensions, other, sourceLines);
    }

    public Dialect withLines() {
        return new Dialect(autolinks, decorated, sanitized, extensions, formulas, true);
    }
}
