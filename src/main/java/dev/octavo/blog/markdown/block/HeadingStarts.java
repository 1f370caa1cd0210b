package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.Characters;
import dev.octavo.blog.markdown.syntax.LinkDefinitions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts headings and thematic breaks, which look alike. CommonMark 0.31.2, sections 4.1 to 4.3. */
final class HeadingStarts {
    private HeadingStarts() {}

    /** {@code ## Heading ##}. */
    static @Nullable BlockStart atx(ParserState state) {
        BasedSequence line = state.getLine();
        int at = state.getNextNonSpaceIndex();
        int start = Characters.skip(line, at, '#');
        boolean separate = start == line.length() || Characters.isSpaceOrTab(line.charAt(start));
        if (start - at > 6 || !separate) {
            return null;
        }
        int end = lineEnd(line, start);
        int closing = end;
        while (closing > start && line.charAt(closing - 1) == '#') {
            closing--;
        }
        if (closing == start || Characters.isSpaceOrTab(line.charAt(closing - 1))) {
            end = closing;
        }
        BlockText prose = Lines.prose(List.of(line.subSequence(start, Math.max(start, end))));
        return CustomBlockParser.line(new Blocks.Heading(start - at, prose), state);
    }

    /** A line of {@code =} or {@code -} below a paragraph. */
    static @Nullable BlockStart setext(ParserState state, MatchedBlockParser matched) {
        BasedSequence line = state.getLine();
        int at = state.getNextNonSpaceIndex();
        char mark = line.charAt(at);
        boolean fits =
                matched.getBlockParser().isParagraphParser() && lineEnd(line, at) == Characters.skip(line, at, mark);
        if (!fits) {
            return null;
        }
        BlockText prose = Lines.prose(matched.getParagraphLines());
        boolean definitionsOnly = prose.text().startsWith("[")
                && new LinkDefinitions().readFrom(prose.text()) == prose.text().length();
        if (definitionsOnly) {
            return null;
        }
        // Not replaceActiveBlockParser(), whose cost grows with the number of preceding blocks.
        matched.getBlockParser().getBlock().unlink();
        return CustomBlockParser.line(new Blocks.Heading(mark == '=' ? 1 : 2, prose), state);
    }

    /** Three or more {@code *}, {@code -} or {@code _}, with optional spaces between them. */
    static @Nullable BlockStart thematicBreak(ParserState state) {
        BasedSequence line = state.getLine();
        int at = state.getNextNonSpaceIndex();
        char mark = line.charAt(at);
        int count = 0;
        for (int i = at; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == mark) {
                count++;
            } else if (!Characters.isSpaceOrTab(c)) {
                return null;
            }
        }
        return count < 3 ? null : CustomBlockParser.line(new ThematicBreak(), state);
    }

    private static int lineEnd(BasedSequence line, int from) {
        int end = line.length();
        while (end > from && (Characters.isSpaceOrTab(line.charAt(end - 1)) || line.charAt(end - 1) == '\n')) {
            end--;
        }
        return end;
    }
}
