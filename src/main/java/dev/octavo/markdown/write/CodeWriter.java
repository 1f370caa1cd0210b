package dev.octavo.markdown.write;

import dev.octavo.markdown.html.CodeLanguage;
import dev.octavo.text.Html;
import java.util.Optional;

/** Writes blocks of code, which scroll when they are wide and so can be focused and have a name. */
public final class CodeWriter {
    private final Draft draft;
    private final Tokens tokens;

    /** Gives code its colours. */
    @FunctionalInterface
    public interface Tokens {
        /** The code as markup; empty where the language is not known. */
        Optional<Html> of(String code, String language);
    }

    CodeWriter(Draft draft, Tokens tokens) {
        this.draft = draft;
        this.tokens = tokens;
    }

    void write(String code, String info) {
        if (!draft.dialect().decorated()) {
            String language = info.split("[ \t]", 2)[0];
            draft.out().line().add("<pre>").add(opening(language)).text(code).add("</code></pre>\n");
            return;
        }
        String language = CodeLanguage.id(info);
        String name = Html.escape(CodeLanguage.name(language));
        String label = name.isEmpty() ? "" : " data-language=\"" + name + "\"";
        Html coloured =
                language.isEmpty() ? Html.text(code) : tokens.of(code, language).orElseGet(() -> Html.text(code));
        draft.out()
                .line()
                .add("<div class=\"code\"" + label + ">")
                .add("<pre tabindex=\"0\" role=\"group\" aria-label=\"Code" + (name.isEmpty() ? "" : ": " + name)
                        + "\">")
                .add(opening(language))
                .add(coloured.markup())
                .add("</code></pre></div>\n");
    }

    private static String opening(String language) {
        return language.isEmpty() ? "<code>" : "<code class=\"language-" + Html.escape(language) + "\">";
    }
}
