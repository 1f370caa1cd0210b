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
     * @param language as its author calls it; empty where it has none
     * @return whether it has colours
     */
    public static boolean write(BodyBuilder out, String code, String language, CodeHighlighter highlighter) {
        String name = CodeLanguage.name(language);
        Optional<Html> coloured = coloured(code, language, highlighter);
        out.add(begun(name))
                .say(name.isEmpty() ? Word.CODE : Word.CODE_IN, name)
                .add(rest(code, language, coloured));
        return coloured.isPresent();
    }

    /** The same for a page that says its own words. */
    public static Html of(String code, String language, CodeHighlighter highlighter, Words words) {
        String name = CodeLanguage.name(language);
        String label = name.isEmpty() ? words.text(Word.CODE) : words.text(Word.CODE_IN, Map.of("language", name));
        return new Html(begun(name) + Html.escape(label) + rest(code, language, coloured(code, language, highlighter)));
    }

    private static String begun(String name) {
        return "<div class=\"code\"" + (name.isEmpty() ? "" : " data-language=\"" + Html.escape(name) + "\"")
                + "><pre tabindex=\"0\" role=\"group\" aria-label=\"";
    }

    private static Optional<Html> coloured(String code, String language, CodeHighlighter highlighter) {
        return language.isEmpty() ? Optional.empty() : highlighter.highlight(code, language);
    }

    private static String rest(String code, String language, Optional<Html> coloured) {
        return "\">" + opening(language)
                + coloured.map(Html::markup).orElseGet(() -> Html.escape(code))
                + "</code></pre></div>\n";
    }

    /** The tag in which code of that language begins. */
    public static String opening(String language) {
        return language.isEmpty() ? "<code>" : "<code class=\"language-" + Html.escape(language) + "\">";
    }
}
