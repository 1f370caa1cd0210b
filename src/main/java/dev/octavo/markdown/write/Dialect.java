package dev.octavo.markdown.write;

import dev.octavo.site.Formulas;
import dev.octavo.site.MarkdownExtension;
import java.util.List;
import java.util.Set;

/**
 * What differs between an article and the bare texts of the specifications.
 *
 * @param autolinks whether addresses in plain text become links
 * @param decorated whether elements get ids, names and wrappers, and addresses are checked and become holes
 * @param sanitized whether only harmless tags and attributes of the author's stay
 * @param extensions what else may be written
 * @param formulas how formulas are read
 * @param sourceLines whether elements carry the file and line of their source
 */
public record Dialect(
        boolean autolinks,
        boolean decorated,
        boolean sanitized,
        Set<MarkdownExtension> extensions,
        Formulas formulas,
        boolean sourceLines) {
    /** The examples of CommonMark. */
    public static final Dialect COMMONMARK = new Dialect(false, false, false, Set.of(), Formulas.NONE, false);

    /** The articles of a site. */
    public static Dialect article(boolean untrusted, List<MarkdownExtension> extensions) {
        return new Dialect(true, true, untrusted, Set.copyOf(extensions), Formulas.DEFAULT, false);
    }

    /** Whether there may be components: not by an author who is not trusted, since templates write any HTML. */
    boolean components() {
        return decorated && !sanitized;
    }

    /** Whether there may be formulas: not where what is no usual tag is sanitized away. */
    boolean hasFormulas() {
        return components() && formulas.read();
    }

    /** The same, but formulas are read like that. */
    public Dialect with(Formulas other) {
        return new Dialect(autolinks, decorated, sanitized, extensions, other, sourceLines);
    }

    /** The same with lines. */
    public Dialect withLines() {
        return new Dialect(autolinks, decorated, sanitized, extensions, formulas, true);
    }
}
