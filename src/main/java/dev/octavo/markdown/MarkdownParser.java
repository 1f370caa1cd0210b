package dev.octavo.markdown;

import dev.octavo.markdown.html.Body;
import dev.octavo.markdown.html.CodeBlock;
import dev.octavo.markdown.html.MarkdownDocument;
import dev.octavo.markdown.html.MarkdownDocument.WordCount;
import dev.octavo.markdown.html.SourcePositions;
import dev.octavo.markdown.syntax.TooComplexException;
import dev.octavo.markdown.write.ArticleWriter;
import dev.octavo.markdown.write.CodeBlocks;
import dev.octavo.markdown.write.Dialect;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.site.Formulas;
import dev.octavo.site.MarkdownExtension;
import dev.octavo.text.CodeHighlighter;
import dev.octavo.typography.Typography;
import java.util.List;

/** Reads articles written in Markdown. Safe to use from several threads; no thread needs more than a usual stack. */
public final class MarkdownParser {
    private final CodeHighlighter highlighter;
    private final Dialect dialect;
    private final Typography typography;

    /**
     * A parser for the articles of a site.
     *
     * @param highlighter colours code blocks
     * @param untrusted whether raw HTML is cleaned
     * @param extensions what they may be written with beside CommonMark and GFM
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

    /** The same parser, but its elements say where they begin: {@code data-octavo-line} and {@code data-octavo-file}. */
    public MarkdownParser withLines() {
        return new MarkdownParser(highlighter, dialect.withLines(), typography);
    }

    /** The same parser, but formulas are read like that. */
    public MarkdownParser with(Formulas formulas) {
        return formulas.equals(dialect.formulas())
                ? this
                : new MarkdownParser(highlighter, dialect.with(formulas), typography);
    }

    /** The same parser, but words are set like that; else they stay as they are typed. */
    public MarkdownParser with(Typography setting) {
        return setting == typography ? this : new MarkdownParser(highlighter, dialect, setting);
    }

    /**
     * The article in {@code text}, which has no front matter. What is wrong with it is among the document's problems;
     * this never throws for what an author wrote.
     *
     * @param path the file it stands in, as problems name it
     * @param firstLine the line of that file in which it starts, counted from 1
     */
    public MarkdownDocument parse(String text, String path, int firstLine) {
        try {
            SourcePositions places = new SourcePositions(lines(text), path, firstLine);
            MarkdownDocument document = ArticleWriter.written(places, dialect, typography, highlighter);
            return dialect.sanitized() ? HtmlSanitizer.sanitized(document) : document;
        } catch (TooComplexException tooMuch) {
            Problem problem = Problem.error("the article is too complex: " + tooMuch.getMessage(), Location.file(path))
                    .hint("write it with simpler Markdown, or in several articles");
            return new MarkdownDocument(
                    new Body(List.of()), List.of(), List.of(), "", new WordCount(0, 0), List.of(problem));
        }
    }

    /**
     * The code between fences in an article by an author who is trusted; none of one that is too complex.
     *
     * @param formulas whether there may be formulas in it
     */
    public static List<CodeBlock> code(String text, String path, int firstLine, boolean formulas) {
        try {
            return CodeBlocks.in(new SourcePositions(lines(text), path, firstLine), true, formulas);
        } catch (TooComplexException tooMuch) {
            return List.of(); // parsing the article says so
        }
    }

    /** The text with Unix line endings, and with every character in its column. */
    private static String lines(String text) {
        boolean foreign = text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0;
        String lines = foreign ? text.replace("\r\n", "\n").replace('\r', '\n').replace('\0', '\uFFFD') : text;
        return lines.startsWith("\uFEFF") ? " " + lines.substring(1) : lines;
    }
}
