package dev.octavo.markdown.write;

import com.vladsch.flexmark.util.ast.Node;
import dev.octavo.markdown.block.BlockTree;
import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.html.CodeBlock;
import dev.octavo.markdown.html.Places;
import dev.octavo.problem.Location;
import java.util.ArrayList;
import java.util.List;

/** Finds the code in an article that stands between fences. */
public final class CodeBlocks {
    private final Places places;
    private final List<CodeBlock> found = new ArrayList<>();

    private CodeBlocks(Places places) {
        this.places = places;
    }

    /**
     * The blocks of code of the article in {@code places}, in order.
     *
     * @param components whether there may be components in it
     * @param formulas whether there may be formulas in it, which are no code
     */
    public static List<CodeBlock> in(Places places, boolean components, boolean formulas) {
        CodeBlocks blocks = new CodeBlocks(places);
        blocks.gather(BlockTree.of(places.text(), places.lineStarts(), components, formulas).document);
        return blocks.found;
    }

    private void gather(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Blocks.Fence fence && !fence.formula) {
                found.add(block(fence));
            }
            gather(node);
        }
    }

    private CodeBlock block(Blocks.Fence fence) {
        List<String> code = fence.text().lines().toList();
        List<Location> lines = new ArrayList<>();
        for (int i = 0; i < code.size(); i++) {
            lines.add(places.location(offset(places.text(), fence, code.get(i), i + 1)));
        }
        return new CodeBlock(
                CodeInfoReader.read(fence.info, code.size(), (at, message, remedy) -> {}), fence.text(), lines);
    }

    /**
     * Where in the article a line of a fence begins, which may be indented there, or be in a quotation.
     *
     * @param line its text
     * @param number counted from 1
     */
    static int offset(String article, Blocks.Fence fence, String line, int number) {
        int start = fence.at;
        for (int i = 0; i < number; i++) {
            start = article.indexOf('\n', start) + 1;
            if (start == 0) {
                return fence.at;
            }
        }
        int end = article.indexOf('\n', start);
        int length = (end < 0 ? article.length() : end) - start;
        return start + Math.max(0, length - line.length());
    }
}
