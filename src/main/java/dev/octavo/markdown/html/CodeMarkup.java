package dev.octavo.markdown.html;

import dev.octavo.text.CodeHighlighter;
import dev.octavo.text.Html;
import dev.octavo.words.Word;
import dev.octavo.words.Words;
import java.util.Map;
import java.util.Optional;

/** Writes a block of code, which scrolls when it is wide and so can be focused and has a name. */
public final class CodeMarkup {
    private CodeMarkup() {}

    /**
     * Writes the whole element into an article.
     *
     * @return whether it has colours
     */
    public static boolean write(BodyBuilder out, String code, CodeInfo info, CodeHighlighter highlighter) {
        String name = CodeLanguage.name(info.language());
        Written written = written(code, info, highlighter);
        out.add(written.begun())
                .say(name.isEmpty() ? Word.CODE : Word.CODE_IN, name)
                .add(written.rest());
        return written.coloured();
    }

    /** The same for a page that says its own words. */
    public static Html of(String code, String language, CodeHighlighter highlighter, Words words) {
        String name = CodeLanguage.name(language);
        String label = name.isEmpty() ? words.text(Word.CODE) : words.text(Word.CODE_IN, Map.of("language", name));
        Written written = written(code, CodeInfo.of(language), highlighter);
        return new Html(written.begun() + Html.escape(label) + written.rest());
    }

    /** The markup before its name, and after it. */
    private record Written(String begun, String rest, boolean coloured) {}

    private static Written written(String code, CodeInfo info, CodeHighlighter highlighter) {
        if (info.isWhole()) {
            Optional<Html> coloured = coloured(code, info, highlighter);
            return written(info, "", markup(code, coloured), coloured.isPresent());
        }
        CodeLines lines = new CodeLines(code, info);
        Optional<Html> coloured = coloured(lines.text(), info, highlighter);
        String classes = lines.hasSigns() ? " lined signed" : " lined";
        return written(info, classes, lines.markup(markup(lines.text(), coloured)), coloured.isPresent());
    }

    private static Written written(CodeInfo info, String classes, String markup, boolean coloured) {
        String name = CodeLanguage.name(info.language());
        String begun = "<div class=\"code" + classes + (info.wrapped() ? " wrapped" : "") + "\""
                + (name.isEmpty() ? "" : " data-language=\"" + Html.escape(name) + "\"") + ">"
                + info.title()
                        .map(title -> "<div class=\"code-title\">" + Html.escape(title) + "</div>")
                        .orElse("")
                + "<pre tabindex=\"0\" role=\"group\" aria-label=\"";
        return new Written(begun, "\">" + opening(info.language()) + markup + "</code></pre></div>\n", coloured);
    }

    private static Optional<Html> coloured(String code, CodeInfo info, CodeHighlighter highlighter) {
        return info.language().isEmpty() ? Optional.empty() : highlighter.highlight(code, info.language());
    }

    private static String markup(String code, Optional<Html> coloured) {
        return coloured.map(Html::markup).orElseGet(() -> Html.escape(code));
    }

    /** The tag in which code of that language begins. */
    public static String opening(String language) {
        return language.isEmpty() ? "<code>" : "<code class=\"language-" + Html.escape(language) + "\">";
    }
}
