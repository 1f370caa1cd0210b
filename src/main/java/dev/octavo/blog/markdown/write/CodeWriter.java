package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.block.Blocks;
import dev.octavo.blog.markdown.html.CodeInfo;
import dev.octavo.blog.markdown.html.CodeLanguage;
import dev.octavo.blog.markdown.html.CodeMarkup;
import dev.octavo.blog.markdown.html.DiagramMarkup;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.Characters;
import dev.octavo.lib.diagram.Diagram;
import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.lib.text.CodeHighlighter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/** Writes blocks of code. */
final class CodeWriter {
    /** The languages of diagrams. */
    private static final Set<String> DRAWN = Set.of("plantuml", "puml", "dot", "graphviz", "gv", "mermaid");

    private final ArticleState state;
    private final CodeHighlighter highlighter;
    private final CodeLint lint;
    private final Set<String> uncoloured = new HashSet<>();
    private final Set<String> reported = new HashSet<>();

    CodeWriter(ArticleState state, CodeHighlighter highlighter) {
        this.state = state;
        this.highlighter = highlighter;
        this.lint = new CodeLint(state);
    }

    void fence(Blocks.Fence fence) {
        if (state.dialect.hasFormulas() && CodeLanguage.id(fence.info).equals("math")) {
            formula(fence);
            return;
        }
        if (!fence.closed) {
            state.warning(
                    ProblemKind.CODE_BLOCK,
                    fence.at,
                    "this code block is never closed",
                    "write a line of the same marks, ``` or ~~~, below its last line");
        }
        BlockText code = fence.prose();
        CodeInfo info = state.decorated ? info(fence, code.text()) : CodeInfo.of(CodeLanguage.id(fence.info));
        if (fence.closed
                && DRAWN.contains(info.language())
                && !info.source()
                && state.dialect.components()
                && DiagramWriter.write(state, info, fence.at, code)) {
            return;
        }
        if (!write(code.text(), info)) {
            uncoloured(fence.at, info.language());
        }
        if (state.decorated) {
            lint.check(info, code);
        }
    }

    private void formula(Blocks.Fence fence) {
        if (!fence.closed) {
            state.error(
                    ProblemKind.FORMULA,
                    fence.at,
                    "this formula is never closed",
                    "write a line of the same marks below its last line");
            return;
        }
        state.out.line();
        BlockText formula = fence.prose();
        if (FormulaWriter.write(state, formula.text(), true, formula::offset)) {
            state.out.add("\n");
        } else {
            write(formula.text(), CodeInfo.of("latex"));
        }
    }

    /** Writes code without a language or attributes. */
    void plain(String code) {
        write(code, CodeInfo.of(""));
    }

    /** Writes code, and returns whether it is highlighted. */
    private boolean write(String code, CodeInfo info) {
        state.out.line();
        if (state.decorated) {
            return CodeMarkup.write(state.out, code, info, highlighter);
        }
        state.out
                .add("<pre>")
                .add(CodeMarkup.opening(info.language()))
                .text(code)
                .add("</code></pre>\n");
        return false;
    }

    private CodeInfo info(Blocks.Fence fence, String code) {
        IntSupplier lines = () -> (int) code.chars().filter(c -> c == '\n').count();
        return CodeInfoReader.read(fence.info, lines, (at, message, remedy) -> {
            if (reported.add(message)) {
                state.warning(ProblemKind.CODE_BLOCK, offset(fence, at), message, remedy);
            }
        });
    }

    /** The offset in the article of a character of the info string; that of the fence if escapes make it unknown. */
    private int offset(Blocks.Fence fence, int at) {
        String text = state.places.text();
        int start = text.indexOf(fence.info, fence.at);
        int end = text.indexOf('\n', fence.at);
        return start < 0 || (end >= 0 && start > end) ? fence.at : start + at;
    }

    /** Warns of each unknown language once. */
    private void uncoloured(int at, String language) {
        if (!state.decorated || CodeLanguage.isPlain(language) || DRAWN.contains(language) || language.equals("math")) {
            return;
        }
        String name = language.toLowerCase(Locale.ROOT);
        Set<String> known = highlighter.languages();
        if (!known.isEmpty() && !known.contains(name) && uncoloured.add(name)) { // else the code is too long
            state.warning(
                    ProblemKind.CODE_BLOCK,
                    at,
                    "this code is not highlighted: there is no language \"" + language + "\"",
                    titled(language, known)
                            .or(() -> Spelling.suggestion(name, known).filter(near -> name.length() > 2))
                            .orElse("name a known language, or write text if it is not a language"),
                    language,
                    // Other languages have names like these: helm is no elm, and chisel no chapel.
                    Spelling.certain(name, known)
                            .filter(near -> name.length() > 4 && near.startsWith(name.substring(0, 3))));
        }
    }

    /** A hint for {@code python:app.py}, a language and the name of a file. */
    private static Optional<String> titled(String language, Set<String> known) {
        int colon = language.indexOf(':');
        String before = language.substring(0, Math.max(0, colon));
        return known.contains(before.toLowerCase(Locale.ROOT))
                ? Optional.of("write " + before + " title=\"" + language.substring(colon + 1) + "\"")
                : Optional.empty();
    }

    /** Writes diagrams; a separate class, so that articles without diagrams do not load their code. */
    private static final class DiagramWriter {
        private DiagramWriter() {}

        /** Returns false for a diagram that cannot be drawn, which is then written as code. */
        static boolean write(ArticleState state, CodeInfo info, int at, BlockText source) {
            try {
                DiagramMarkup.write(state.out.line(), Diagram.of(info.language(), source.text()), info.title());
                return true;
            } catch (DiagramException refused) {
                int place = place(at, source, refused.line);
                if (refused.forbidden) {
                    state.error(
                            ProblemKind.DIAGRAM,
                            place,
                            "this diagram cannot be drawn: " + refused.getMessage(),
                            refused.remedy);
                } else {
                    state.warning(
                            ProblemKind.DIAGRAM,
                            place,
                            "this diagram cannot be drawn, so its source is shown: " + refused.getMessage(),
                            refused.remedy + "; where code is meant, write source after " + info.language());
                }
                return refused.forbidden;
            }
        }

        /** The offset of the line, after its indentation; that of the fence if the error concerns the whole diagram. */
        private static int place(int at, BlockText source, int line) {
            int start = source.line(line);
            boolean whole = line < 1 || start == source.text().length();
            return whole ? at : source.offset(Characters.skipSpaces(source.text(), start));
        }
    }
}
