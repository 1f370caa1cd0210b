package dev.octavo.markdown.write;

import dev.octavo.diagram.Diagram;
import dev.octavo.diagram.engine.DiagramException;
import dev.octavo.markdown.html.CodeInfo;
import dev.octavo.markdown.html.DiagramMarkup;
import dev.octavo.markdown.syntax.BlockText;
import dev.octavo.markdown.syntax.Characters;

/** Writes diagrams; a class of its own, so that articles without any load nothing of them. */
final class DiagramWriter {
    private DiagramWriter() {}

    /** Whether nothing is left to be written; what is not drawn of Mermaid stays code, since browsers may draw it. */
    static boolean write(ArticleState state, CodeInfo info, int at, BlockText source) {
        try {
            DiagramMarkup.write(state.out.line(), Diagram.of(info.language(), source.text()), info.title());
            return true;
        } catch (DiagramException refused) {
            int place = place(at, source, refused.line);
            if (info.language().equals("mermaid")) {
                state.warning(place, "this diagram stays code: " + refused.getMessage(), refused.remedy);
                return false;
            }
            state.error(place, "this diagram cannot be drawn: " + refused.getMessage(), refused.remedy);
            return true;
        }
    }

    /** Where its line begins, past what it is indented by; the fence where it is the diagram as a whole. */
    private static int place(int at, BlockText source, int line) {
        int start = source.line(line);
        boolean whole = line < 1 || start == source.text().length();
        return whole ? at : source.offset(Characters.skipSpaces(source.text(), start));
    }
}
