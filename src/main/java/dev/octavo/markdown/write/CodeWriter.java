package dev.octavo.markdown.write;

import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.html.CodeLanguage;
import dev.octavo.markdown.html.CodeMarkup;
import dev.octavo.markdown.syntax.Foreign;
import dev.octavo.problem.Spelling;
import dev.octavo.text.CodeHighlighter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Writes blocks of code. */
final class CodeWriter {
    /** Languages that other programs draw. */
    private static final Set<String> DRAWN = Set.of("mermaid", "math");

    private final Draft draft;
    private final CodeHighlighter highlighter;
    private final Set<String> uncoloured = new HashSet<>();

    CodeWriter(Draft draft, CodeHighlighter highlighter) {
        this.draft = draft;
        this.highlighter = highlighter;
    }

    void fence(Blocks.Fence fence) {
        if (!fence.closed) {
            draft.warning(
                    fence.at,
                    "this code block is never closed",
                    "write a line of the same marks, ``` or ~~~, below its last line");
        }
        String language = CodeLanguage.id(fence.info);
        if (language.equals("mermaid")) {
            draft.unread(Foreign.DIAGRAM, fence.at);
        }
        if (!write(fence.text(), language)) {
            uncoloured(fence.at, language);
        }
    }

    /** Writes code, and says whether it has colours. */
    boolean write(String code, String language) {
        draft.out.line();
        if (draft.decorated) {
            return CodeMarkup.write(draft.out, code, language, highlighter);
        }
        draft.out.add("<pre>").add(CodeMarkup.opening(language)).text(code).add("</code></pre>\n");
        return false;
    }

    /** Warns of a language that nobody knows, once for each. */
    private void uncoloured(int at, String language) {
        if (!draft.decorated || CodeLanguage.isPlain(language) || DRAWN.contains(language)) {
            return;
        }
        String name = language.toLowerCase(Locale.ROOT);
        Set<String> known = highlighter.languages();
        if (!known.isEmpty() && !known.contains(name) && uncoloured.add(name)) { // known, it is too long
            draft.warning(
                    at,
                    "this code is not coloured: there is no language \"" + language + "\"",
                    Spelling.nearest(name, known)
                            .filter(near -> name.length() > 2)
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("name a language that is known, or write text where it is none"));
        }
    }
}
