package dev.octavo.markdown.html;

import dev.octavo.text.Html;
import java.util.Optional;

/** Writes a block of code, which scrolls when it is wide and so can be focused and has a name. */
public final class CodeMarkup {
    private CodeMarkup() {}

    /**
     * The whole element.
     *
     * @param language as its author calls it; empty where it has none
     */
    public static String block(String code, String language, CodeHighlighter highlighter) {
        String name = Html.escape(CodeLanguage.name(language));
        Optional<Html> coloured = language.isEmpty() ? Optional.empty() : highlighter.highlight(code, language);
        return "<div class=\"code\"" + (name.isEmpty() ? "" : " data-language=\"" + name + "\"") + ">"
                + "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code" + (name.isEmpty() ? "" : ": " + name) + "\">"
                + opening(language)
                + coloured.map(Html::markup).orElseGet(() -> Html.escape(code))
                + "</code></pre></div>\n";
    }

    /** The tag in which code of that language begins. */
    public static String opening(String language) {
        return language.isEmpty() ? "<code>" : "<code class=\"language-" + Html.escape(language) + "\">";
    }
}
