package dev.octavo.blog.markdown;

import dev.octavo.blog.markdown.html.CodeBlock;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.markdown.html.SourcePositions;
import dev.octavo.blog.markdown.syntax.TooComplexException;
import dev.octavo.blog.markdown.write.ArticleWriter;
import dev.octavo.blog.markdown.write.CodeBlocks;
import dev.octavo.blog.markdown.write.Dialect;
import dev.octavo.blog.site.Formulas;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.CodeHighlighter;
import dev.octavo.lib.typography.Typography;
import java.util.List;

/** Converts Markdown articles to HTML. Thread-safe; runs on threads with a stack of default size. */
public final class MarkdownParser {
    private final CodeHighlighter highlighter;
    private final Dialect dialect;
    private final Typography typography;

    /**
     * A parser for the articles of a site.
     *
     * @param untrusted whether raw HTML is sanitized
     * @param extensions syntax in addition to CommonMark and GFM
     */
    public MarkdownParser(CodeHighlighter highlighter, boolean untrusted, List<MarkdownExtension> extensions) {
        this(highlighter, Dialect.article(untrusted, extensions), Typography.NONE);
    }

    MarkdownParser(CodeHighlighter highlighter, Dialect dialect) {
        this(highlighter, dialect, Typography.NONE);
    }

    private MarkdownParser(CodeHighlighter highlighter, Dialect dialect, Typography typography) {
        this.highlighter = highlighter;
        this.dialect = dialect;
        this.typography = typography;
    }

    /** A parser whose elements carry their source position: {@code data-octavo-line} and {@code data-octavo-file}. */
    public MarkdownParser withLines() {
        return new MarkdownParser(highlighter, dialect.withLines(), typography);
    }

    public MarkdownParser with(Formulas formulas) {
        return formulas.equals(dialect.formulas())
                ? this
                : new MarkdownParser(highlighter, dialect.with(formulas), typography);
    }

    /** A parser that typesets words; without it they stay as typed. */
    public MarkdownParser with(Typography setting) {
        return setting == typography ? this : new MarkdownParser(highlighter, dialect, setting);
    }

    /**
     * Parses an article without front matter. Mistakes of the author become problems of the document, never exceptions.
     *
     * @param path of the article's file, for problems
     * @param firstLine the line of the file on which {@code text} starts, counted from 1
     */
    public MarkdownDocument parse(String text, String path, int firstLine) {
        try {
            SourcePositions places = new SourcePositions(lines(text), path, firstLine);
            MarkdownDocument document = ArticleWriter.written(places, dialect, typography, highlighter);
            return dialect.sanitized() ? HtmlSanitizer.sanitized(document) : document;
        } catch (TooComplexException tooMuch) {
            Problem problem = ProblemKind.TOO_LARGE
                    .error("the article is too complex: " + tooMuch.getMessage(), Location.file(path))
                    .hint("write it with simpler Markdown, or in several articles");
            return MarkdownDocument.empty(List.of(problem));
        }
    }

    /**
     * The fenced code blocks of an article by a trusted author; empty if the article is too complex.
     *
     * @param formulas whether formulas are recognised
     * @param extensions those of the site
     */
    public static List<CodeBlock> code(
            String text, String path, int firstLine, boolean formulas, List<MarkdownExtension> extensions) {
        try {
            return CodeBlocks.in(new SourcePositions(lines(text), path, firstLine), true, formulas, true);
        } catch (TooComplexException tooMuch) {
            return List.of(); // reported when the article is parsed
        }
    }

    /** The text with Unix line endings, NUL replaced, and a space for a byte order mark, which keeps the columns. */
    private static String lines(String text) {
        boolean foreign = text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0;
        String lines = foreign ? text.replace("\r\n", "\n").replace('\r', '\n').replace('\0', '\uFFFD') : text;
        return lines.startsWith("\uFEFF") ? " " + lines.substring(1) : lines;
    }
}
