package dev.octavo.markdown;

import dev.octavo.markdown.MarkdownDocument.ProseCount;
import dev.octavo.markdown.html.Places;
import dev.octavo.markdown.syntax.TooComplexException;
import dev.octavo.markdown.tree.BlockTree;
import dev.octavo.markdown.write.ArticleWriter;
import dev.octavo.markdown.write.Dialect;
import dev.octavo.markdown.write.Draft;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import java.util.List;

/** Reads articles written in Markdown. Safe to use from several threads; no thread needs more than a usual stack. */
public final class MarkdownParser {
    private final CodeHighlighter highlighter;
    private final Dialect dialect;

    /**
     * A parser for the articles of a site.
     *
     * @param highlighter colours code blocks
     * @param untrusted whether raw HTML is cleaned
     */
    public MarkdownParser(CodeHighlighter highlighter, boolean untrusted) {
        this(highlighter, untrusted ? Dialect.UNTRUSTED : Dialect.ARTICLE);
    }

    MarkdownParser(CodeHighlighter highlighter, Dialect dialect) {
        this.highlighter = highlighter;
        this.dialect = dialect;
    }

    /** One that says of every block in which line it begins, for {@link dev.octavo.markdown.html.LineMarks}. */
    public MarkdownParser withLines() {
        return new MarkdownParser(highlighter, dialect.withLines());
    }

    /**
     * The article in {@code text}, which has no front matter. What is wrong with it is among the document's problems;
     * this never throws for what an author wrote.
     *
     * @param path the file it stands in, as problems name it
     * @param firstLine the line of that file in which it starts, counted from 1
     */
    public MarkdownDocument parse(String text, String path, int firstLine) {
        String lines = lines(text);
        try {
            BodyBuilder out = new BodyBuilder();
            Draft draft = Draft.of(BlockTree.of(lines), new Places(lines, path, firstLine), dialect, out);
            new ArticleWriter(draft, highlighter::highlight).write();
            MarkdownDocument document = document(draft, out);
            return dialect.raw() == Dialect.RawHtml.CLEANED ? Cleaner.cleaned(document) : document;
        } catch (TooComplexException tooMuch) {
            return refused(tooMuch, path);
        }
    }

    /** Lines that end as Unix's do, with every character in its column. */
    private static String lines(String text) {
        boolean foreign = text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0;
        String lines = foreign ? text.replace("\r\n", "\n").replace('\r', '\n').replace('\0', '\uFFFD') : text;
        return lines.startsWith("\uFEFF") ? " " + lines.substring(1) : lines;
    }

    private static MarkdownDocument document(Draft draft, BodyBuilder out) {
        return new MarkdownDocument(
                out.body(),
                draft.headings(),
                draft.anchors(),
                draft.excerpt().text(),
                new ProseCount(draft.words().words(), draft.words().characters()),
                draft.problems());
    }

    private static MarkdownDocument refused(TooComplexException tooMuch, String path) {
        Problem problem = Problem.error("the article is too complex: " + tooMuch.getMessage(), Location.file(path))
                .hint("write it with simpler Markdown, or in several articles");
        return new MarkdownDocument(
                new Body(List.of()), List.of(), List.of(), "", new ProseCount(0, 0), List.of(problem));
    }
}
