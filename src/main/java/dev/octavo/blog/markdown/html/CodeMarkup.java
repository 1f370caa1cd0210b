package dev.octavo.blog.markdown.html;

import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.text.CodeHighlighter;
import dev.octavo.lib.text.Html;
import java.util.Optional;

/** Writes a code block. Since a wide one scrolls, it is focusable and has an accessible name. */
public final class CodeMarkup {
    private CodeMarkup() {}

    /**
     * Writes the whole element.
     *
     * @return whether the code is highlighted
     */
    public static boolean write(BodyBuilder out, String code, CodeInfo info, CodeHighlighter highlighter) {
        String name = CodeLanguage.name(info.language());
        Optional<CodeLines> lines = info.isWhole() ? Optional.empty() : Optional.of(new CodeLines(code, info));
        String text = lines.map(CodeLines::text).orElse(code);
        Optional<Html> coloured =
                info.language().isEmpty() ? Optional.empty() : highlighter.highlight(text, info.language());
        String markup = coloured.map(Html::markup).orElseGet(() -> Html.escape(text));
        String classes =
                lines.map(lined -> lined.isDiff() ? " lined signed" : " lined").orElse("");
        out.add("<div class=\"code" + classes + (info.wrapped() ? " wrapped" : "") + "\""
                        + (name.isEmpty() ? "" : " data-language=\"" + Html.escape(name) + "\"") + ">"
                        + info.title()
                                .map(title -> "<div class=\"code-title\">" + Html.escape(title) + "</div>")
                                .orElse("")
                        + "<pre tabindex=\"0\" role=\"group\" aria-label=\"")
                .word(name.isEmpty() ? Word.CODE : Word.CODE_IN, name)
                .add("\">")
                .add(opening(info.language()))
                .add(lines.map(lined -> lined.markup(markup)).orElse(markup))
                .add("</code></pre></div>\n");
        return coloured.isPresent();
    }

    /** The same as markup in the language of a page. */
    public static Html of(String code, String language, CodeHighlighter highlighter, Words words) {
        BodyBuilder out = new BodyBuilder();
        write(out, code, CodeInfo.of(language), highlighter);
        return out.body().fill(words);
    }

    /** The start tag of code in that language. */
    public static String opening(String language) {
        return language.isEmpty() ? "<code>" : "<code class=\"language-" + Html.escape(language) + "\">";
    }
}
