package dev.octavo.markdown.write;

import dev.octavo.diagram.Diagram;
import dev.octavo.diagram.engine.DiagramException;
import dev.octavo.markdown.html.CodeInfo;
import dev.octavo.markdown.html.DiagramMarkup;
import dev.octavo.markdown.syntax.BlockText;
import dev.octavo.markdown.syntax.Characters;

/** Writes diagrams; a class of its own, so that articles without diagrams do not load their code. */
final class DiagramWriter {
    private DiagramWriter() {}

    /** Returns false for a diagram that cannot be drawn, which is then written as code. */
    static boolean write(ArticleState state, CodeInfo info, int at, BlockText source) {
        try {
            DiagramMarkup.write(state.out.line(), Diagram.of(info.language(), source.text()), info.title());
            return true;
        } catch (DiagramException refused) {
            int place = place(at, source, refused.line);
            if (refused.forbidden) {
                state.error(place, "this diagram cannot be drawn: " + refused.getMessage(), refused.remedy);
            } else {
                state.warning(
                        place,
                        "this diagram stays code: " + refused.getMessage(),
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
