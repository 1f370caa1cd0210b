package dev.octavo.markdown.write;

import dev.octavo.diagram.Diagram;
import dev.octavo.diagram.engine.DiagramException;
import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.html.BodyBuilder;
import dev.octavo.markdown.html.CodeInfo;
import dev.octavo.text.Html;
import dev.octavo.words.Word;
import java.util.List;
import java.util.Optional;

/** Writes diagrams; a class of its own, so that articles without any load nothing of them. */
final class DiagramWriter {
    private DiagramWriter() {}

    /** Whether nothing is left to be written; what is not drawn of Mermaid stays code, since browsers may draw it. */
    static boolean write(Draft draft, CodeInfo info, Blocks.Fence fence) {
        String source = fence.text();
        try {
            write(draft.out.line(), info.title(), Diagram.of(info.language(), source));
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

    /** It scrolls when it is wide, and so can be focused and has a name, as code has. */
    private static void write(BodyBuilder out, Optional<String> title, Diagram diagram) {
        Optional<String> name = title.map(Html::escape).or(diagram::title);
        String svg = diagram.svg();
        int inside = svg.indexOf('>') + 1;
        out.add("<figure class=\"diagram\"><div class=\"diagram-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
        named(out, name).add("\">" + svg.substring(0, inside) + "<title>");
        named(out, name).add("</title><desc>" + diagram.words() + "</desc>" + svg.substring(inside) + "</div>");
        title.ifPresent(caption -> out.add("<figcaption>").text(caption).add("</figcaption>"));
        out.add("</figure>\n");
    }

    private static BodyBuilder named(BodyBuilder out, Optional<String> name) {
        return name.isPresent() ? out.add(name.get()) : out.say(Word.DIAGRAM);
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
