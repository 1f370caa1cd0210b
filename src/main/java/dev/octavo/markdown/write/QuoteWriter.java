package dev.octavo.markdown.write;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.util.ast.Node;
import dev.octavo.markdown.html.Alert;
import dev.octavo.markdown.html.BodyBuilder;
import dev.octavo.markdown.syntax.Prose;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes quotations and alerts, those that readers can fold too. */
final class QuoteWriter {
    /** {@code [!note]- A title}, as in Obsidian. */
    private static final Pattern FOLDED = Pattern.compile("\\[!([A-Za-z]{1,20})\\]([-+])[ \\t]*(.*)");

    private final Draft draft;
    private final BodyBuilder out;
    private final ProseWriter prose;
    private final Doubts doubts;
    private final Consumer<@Nullable Node> from;

    /** @param from writes a block and all after it */
    QuoteWriter(Draft draft, ProseWriter prose, Doubts doubts, Consumer<@Nullable Node> from) {
        this.draft = draft;
        this.out = draft.out;
        this.prose = prose;
        this.doubts = doubts;
        this.from = from;
    }

    void write(BlockQuote quote) {
        if (draft.decorated && quote.getFirstChild() instanceof Paragraph paragraph) {
            Prose first = draft.tree.prose(paragraph);
            if (alert(first, paragraph.getNext())) {
                return;
            }
            doubts.alert(first);
        }
        out.line().add("<blockquote>\n");
        from.accept(quote.getFirstChild());
        out.line().add("</blockquote>\n");
    }

    private boolean alert(Prose first, @Nullable Node others) {
        if (!first.text().startsWith("[!")) {
            return false;
        }
        Alert alert = Alert.of(first);
        if (alert != null) {
            out.line().add("<div class=\"alert alert-" + alert.id() + "\" role=\"note\">\n");
            out.add("<p class=\"alert-title\">").say(alert.title()).add("</p>\n");
            content(alert.rest(first), others, "</div>\n");
            return true;
        }
        Matcher mark = FOLDED.matcher(first.text());
        Alert folded = mark.lookingAt() ? Alert.called(mark.group(1)).orElse(null) : null;
        if (folded == null) {
            return false;
        }
        String open = mark.group(2).equals("+") ? " open" : "";
        out.line().add("<details class=\"alert alert-" + folded.id() + "\"" + open + ">\n");
        if (mark.group(3).isBlank()) {
            out.add("<summary class=\"alert-title\">").say(folded.title());
        } else {
            out.add("<summary class=\"alert-title titled\">");
            prose.write(Prose.of(mark.group(3).strip(), first.offset(mark.start(3))));
        }
        out.add("</summary>\n");
        content(folded.rest(first), others, "</details>\n");
        return true;
    }

    private void content(Prose rest, @Nullable Node others, String end) {
        if (!rest.text().isEmpty()) {
            out.add("<p>");
            prose.write(rest);
            out.add("</p>\n");
        }
        from.accept(others);
        out.line().add(end);
    }
}
