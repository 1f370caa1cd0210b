package dev.octavo.markdown.html;

import dev.octavo.problem.Location;
import java.util.List;

/**
 * A fenced code block.
 *
 * @param lines the start of each line in the author's file
 */
public record CodeBlock(CodeInfo info, String code, List<Location> lines) {
    public CodeBlock {
        lines = List.copyOf(lines);
    }
}
