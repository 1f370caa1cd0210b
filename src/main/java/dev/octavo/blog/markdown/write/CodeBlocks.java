package dev.octavo.blog.markdown.write;

import com.vladsch.flexmark.util.ast.Node;
import dev.octavo.blog.markdown.block.BlockTree;
import dev.octavo.blog.markdown.block.Blocks;
import dev.octavo.blog.markdown.html.CodeBlock;
import dev.octavo.blog.markdown.html.SourcePositions;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.lib.problem.Location;
import java.util.ArrayList;
import java.util.List;

/** Finds the fenced code blocks of an article. */
public final class CodeBlocks {
    private final SourcePositions places;
    private final List<CodeBlock> found = new ArrayList<>();

    private CodeBlocks(SourcePositions places) {
        this.places = places;
    }

    /**
     * The fenced code blocks of the article in {@code places}, in order.
     *
     * @param components whether to recognise components
     * @param formulas whether to recognise formulas, which are not code
     * @param comments whether to recognise comments between {@code %%}
     */
    public static List<CodeBlock> in(SourcePositions places, boolean components, boolean formulas, boolean comments) {
        CodeBlocks blocks = new CodeBlocks(places);
        blocks.gather(BlockTree.of(places.text(), places.lineStarts(), components, formulas, comments).document);
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
        BlockText code = fence.prose();
        List<Location> lines = new ArrayList<>();
        for (int at = 0; at < code.text().length(); at = code.text().indexOf('\n', at) + 1) {
            lines.add(places.location(code.offset(at)));
        }
        return new CodeBlock(
                CodeInfoReader.read(fence.info, lines::size, (at, message, remedy) -> {}), code.text(), lines);
    }
}
