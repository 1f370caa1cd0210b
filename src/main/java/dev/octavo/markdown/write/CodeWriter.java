package dev.octavo.markdown.write;

import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.html.CodeInfo;
import dev.octavo.markdown.html.CodeLanguage;
import dev.octavo.markdown.html.CodeMarkup;
import dev.octavo.markdown.syntax.Prose;
import dev.octavo.problem.Spelling;
import dev.octavo.text.CodeHighlighter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Writes blocks of code. */
final class CodeWriter {
    /** Languages that describe diagrams. */
    private static final Set<String> DRAWN = Set.of("plantuml", "puml", "dot", "graphviz", "gv", "mermaid");

    private final Draft draft;
    private final CodeHighlighter highlighter;
    private final CodeDoubts doubts;
    private final Set<String> uncoloured = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    CodeWriter(Draft draft, CodeHighlighter highlighter) {
        this.draft = draft;
        this.highlighter = highlighter;
        this.doubts = new CodeDoubts(draft);
    }

    void fence(Blocks.Fence fence) {
        if (draft.dialect.hasFormulas() && CodeLanguage.id(fence.info).equals("math")) {
            formula(fence);
            return;
        }
        if (!fence.closed) {
            draft.warning(
                    fence.at,
                    "this code block is never closed",
                    "write a line of the same marks, ``` or ~~~, below its last line");
        }
        Prose code = fence.prose();
        CodeInfo info = draft.decorated ? info(fence, code.text()) : CodeInfo.of(CodeLanguage.id(fence.info));
        if (fence.closed
                && DRAWN.contains(info.language())
                && !info.source()
                && draft.dialect.components()
                && DiagramWriter.write(draft, info, fence.at, code)) {
            return;
        }
        if (!write(code.text(), info)) {
            uncoloured(fence.at, info.language());
        }
        if (draft.decorated) {
            doubts.check(info, code);
        }
    }

    private void formula(Blocks.Fence fence) {
        if (!fence.closed) {
            draft.error(fence.at, "this formula is never closed", "write a line of the same marks below its last line");
            return;
        }
        draft.out.line();
        Prose formula = fence.prose();
        FormulaWriter.write(draft, formula.text(), true, formula::offset);
        draft.out.add("\n");
    }

    /** Code without a language or attributes. */
    void plain(String code) {
        write(code, CodeInfo.of(""));
    }

    /** Writes code, and says whether it has colours. */
    private boolean write(String code, CodeInfo info) {
        draft.out.line();
        if (draft.decorated) {
            return CodeMarkup.write(draft.out, code, info, highlighter);
        }
        draft.out
                .add("<pre>")
                .add(CodeMarkup.opening(info.language()))
                .text(code)
                .add("</code></pre>\n");
        return false;
    }

    private CodeInfo info(Blocks.Fence fence, String code) {
        int count = (int) code.chars().filter(c -> c == '\n').count();
        return CodeInfoReader.read(fence.info, count, (at, message, remedy) -> {
            if (told.add(message)) {
                draft.warning(offset(fence, at), message, remedy);
            }
        });
    }

    /** Where in the article a character stands behind a fence; the fence where entities or backslashes stand before it. */
    private int offset(Blocks.Fence fence, int at) {
        String text = draft.places.text();
        int start = text.indexOf(fence.info, fence.at);
        int end = text.indexOf('\n', fence.at);
        return start < 0 || (end >= 0 && start > end) ? fence.at : start + at;
    }

    /** Warns of each unknown language once. */
    private void uncoloured(int at, String language) {
        if (!draft.decorated || CodeLanguage.isPlain(language) || DRAWN.contains(language) || language.equals("math")) {
            return;
        }
        String name = language.toLowerCase(Locale.ROOT);
        Set<String> known = highlighter.languages();
        if (!known.isEmpty() && !known.contains(name) && uncoloured.add(name)) { // known, it is too long
            draft.warning(
                    at,
                    "this code is not highlighted: there is no language \"" + language + "\"",
                    Spelling.nearest(name, known)
                            .filter(near -> name.length() > 2)
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("name a known language, or write text if it is not a language"));
        }
    }
}
