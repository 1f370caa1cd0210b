package dev.octavo.markdown.html;

import dev.octavo.problem.Location;
import java.util.List;

/**
 * Code in an article.
 *
 * @param lines where its lines begin in the author's file
 */
public record CodeBlock(CodeInfo info, String code, List<Location> lines) {
    public CodeBlock {
        lines = List.copyOf(lines);
    }
}
