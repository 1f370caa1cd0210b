package dev.octavo.markdown;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import dev.octavo.site.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads articles written in Markdown. Safe to use from several threads. */
public final class MarkdownParser {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

    /**
     * @param highlighter colours code blocks
     * @param untrusted whether raw HTML is cleaned
     */
    public MarkdownParser(CodeHighlighter highlighter, boolean untrusted) {}

    /**
     * The article in {@code text}, which has no front matter. What is wrong with it is among the document's problems;
     * this never throws for what an author wrote.
     *
     * @param path the file it stands in, as problems name it
     * @param firstLine the line of that file in which it starts, counted from 1
     */
    public MarkdownDocument parse(String text, String path, int firstLine) {
        Document document = PARSER.parse(text);
        List<Article.Heading> headings = new ArrayList<>();
        for (Node node : document.getChildren()) {
            if (node instanceof Heading heading) {
                String words = heading.getText().toString();
                headings.add(new Article.Heading(
                        heading.getLevel(), words.toLowerCase(Locale.ROOT).replace(' ', '-'), words));
            }
        }
        Body body = new Body(List.of(new Body.Part.Markup(RENDERER.render(document))));
        MarkdownDocument.ProseCount prose = new MarkdownDocument.ProseCount(text.split("\\s+", -1).length, 0);
        return new MarkdownDocument(body, headings, List.of(), List.of(), "", prose, List.of());
    }
}
