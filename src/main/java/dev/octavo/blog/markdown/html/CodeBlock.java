package dev.octavo.blog.markdown.html;

import dev.octavo.lib.problem.Location;
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
