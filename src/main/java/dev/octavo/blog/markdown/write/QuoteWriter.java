package dev.octavo.blog.markdown.write;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.util.ast.Node;
import dev.octavo.blog.markdown.html.Alert;
import dev.octavo.blog.markdown.html.BodyBuilder;
import dev.octavo.blog.markdown.syntax.BlockText;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes quotations and alerts. */
final class QuoteWriter {
    /** {@code [!NOTE]} as on GitHub, or {@code [!note] A title} as in Obsidian; with - or + after the bracket it folds. */
    private static final Pattern CALLOUT =
            Pattern.compile("\\[!([A-Za-z]{1,20})\\](?:([-+])[ \\t]*|[ \\t]+|(?=\n|$))(.*)");

    private final ArticleState state;
    private final BodyBuilder out;
    private final InlineWriter inline;
    private final MarkdownLint lint;
    private final Consumer<@Nullable Node> from;

    /** @param from writes a block and its following siblings */
    QuoteWriter(ArticleState state, InlineWriter inline, MarkdownLint lint, Consumer<@Nullable Node> from) {
        this.state = state;
        this.out = state.out;
        this.inline = inline;
        this.lint = lint;
        this.from = from;
    }

    void write(BlockQuote quote) {
        if (state.decorated && quote.getFirstChild() instanceof Paragraph paragraph) {
            BlockText first = state.tree.prose(paragraph);
            if (alert(first, paragraph.getNext())) {
                return;
            }
            lint.alert(first);
        }
        out.line().add("<blockquote>\n");
        state.openTags.enter();
        from.accept(quote.getFirstChild());
        state.openTags.leave();
        out.line().add("</blockquote>\n");
    }

    private boolean alert(BlockText first, @Nullable Node others) {
        if (!first.text().startsWith("[!")) {
            return false;
        }
        Matcher mark = CALLOUT.matcher(first.text());
        Alert callout = mark.lookingAt() ? Alert.named(mark.group(1)).orElse(null) : null;
        if (callout == null) {
            return false;
        }
        boolean folds = mark.group(2) != null;
        String element = folds ? "details" : "div";
        String state = !folds ? " role=\"note\"" : mark.group(2).equals("+") ? " open" : "";
        out.line().add("<" + element + " class=\"alert alert-" + callout.id() + "\"" + state + ">\n");
        title(callout, mark.group(3).strip(), first.offset(mark.start(3)), folds ? "summary" : "p");
        int rest = Math.min(first.text().length(), mark.end() + 1);
        content(first.from(rest), others, "</" + element + ">\n");
        return true;
    }

    private void title(Alert callout, String words, int at, String element) {
        if (words.isEmpty()) {
            out.add("<" + element + " class=\"alert-title\">").word(callout.title());
        } else {
            out.add("<" + element + " class=\"alert-title titled\">");
            inline.write(BlockText.of(words, at));
        }
        out.add("</" + element + ">\n");
    }

    private void content(BlockText rest, @Nullable Node others, String end) {
        state.openTags.enter();
        if (!rest.text().isEmpty()) {
            out.add("<p>");
            inline.write(inline.typeset(inline.read(rest)), rest);
            out.add("</p>\n");
        }
        from.accept(others);
        state.openTags.leave();
        out.line().add(end);
    }
}
