package dev.octavo.markdown.write;

import dev.octavo.diagram.Diagram;
import dev.octavo.diagram.engine.DiagramException;
import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.html.CodeInfo;
import dev.octavo.markdown.html.DiagramMarkup;
import java.util.List;

/** Writes diagrams; a class of its own, so that articles without any load nothing of them. */
final class DiagramWriter {
    private DiagramWriter() {}

    /** Whether nothing is left to be written; what is not drawn of Mermaid stays code, since browsers may draw it. */
    static boolean write(Draft draft, CodeInfo info, Blocks.Fence fence) {
        String source = fence.text();
        try {
            DiagramMarkup.write(draft.out.line(), Diagram.of(info.language(), source), info.title());
            return true;
        } catch (DiagramException refused) {
            int place = place(draft, fence, source, refused.line);
            if (info.language().equals("mermaid")) {
                draft.warning(place, "this diagram stays code: " + refused.getMessage(), refused.remedy);
                return false;
            }
            draft.error(place, "this diagram cannot be drawn: " + refused.getMessage(), refused.remedy);
            return true;
        }
    }

    /** Where its line begins, past what it is indented by; the fence where it is the diagram as a whole. */
    private static int place(Draft draft, Blocks.Fence fence, String source, int line) {
        List<String> lines = source.lines().toList();
        if (line < 1 || line > lines.size()) {
            return fence.at;
        }
        String text = lines.get(line - 1);
        return CodeBlocks.offset(draft.places.text(), fence, text, line)
                + text.length()
                - text.stripLeading().length();
    }
}
