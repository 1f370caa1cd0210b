package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.Characters;
import dev.octavo.blog.markdown.syntax.ComponentSyntax;
import dev.octavo.blog.markdown.syntax.ComponentSyntax.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses components on their own lines: {@code ::name}, and {@code :::name} with blocks up to {@code :::}. */
final class ComponentParser extends ContainerParser<Blocks.Component> {
    private static final int FEWEST_AROUND = 3;
    private static final int CODE_INDENT = 4;

    private final int colons;

    private ComponentParser(Blocks.Component block, int colons) {
        super(block);
        this.colons = colons;
    }

    static @Nullable BlockStart start(ParserState state, MatchedBlockParser matched) {
        BasedSequence line = state.getLine();
        int first = state.getNextNonSpaceIndex();
        if (first + 2 >= line.length() || line.charAt(first + 1) != ':') {
            return null;
        }
        String text = line.subSequence(first, line.length()).toString();
        int colons = Characters.skip(text, 0, ':');
        boolean around = colons >= FEWEST_AROUND;
        int name = around ? Characters.skipSpaces(text, colons) : colons;
        int nameEnd = ComponentSyntax.nameEnd(text, name);
        if (colons < 2 || nameEnd < 0) {
            return null;
        }
        int labelEnd = text.startsWith("[", nameEnd) ? ComponentSyntax.labelEnd(text, nameEnd) : nameEnd;
        int brace = labelEnd < 0 ? -1 : Characters.skipSpaces(text, labelEnd);
        Attributes attributes = brace >= 0 && text.startsWith("{", brace)
                ? ComponentSyntax.attributes(text, brace)
                : new Attributes(List.of(), Math.max(brace, 0));
        boolean bare = brace >= 0 && attributes != null && attributes.end() == Characters.skipSpaces(text, nameEnd);
        boolean inParagraph = matched.getBlockParser().isParagraphParser()
                || state.getActiveBlockParser().isParagraphParser();
        if (brace < 0
                || attributes == null
                || Characters.skipWhitespace(text, attributes.end()) < text.length()
                || (bare && !around && inParagraph)) { // a line of text may begin with ::before
            return null;
        }
        int at = line.subSequence(first, line.length()).getStartOffset();
        BlockText label = labelEnd == nameEnd
                ? BlockText.of("", at)
                : BlockText.of(text.substring(nameEnd + 1, labelEnd - 1), at + nameEnd + 1);
        Blocks.Component block = new Blocks.Component(
                text.substring(name, nameEnd),
                around,
                labelEnd > nameEnd,
                label,
                attributes,
                text.substring(labelEnd, attributes.end()),
                at);
        return around ? BlockStart.of(new ComponentParser(block, colons)).atIndex(line.length()) : line(block, state);
    }

    @Override
    public @Nullable BlockContinue tryContinue(ParserState state) {
        if (block.closed) {
            return null;
        }
        int closing = closing(state);
        if (closing > 0 && closedBy(closing, state.getActiveBlockParsers()) == this) {
            block.closed = true;
            return BlockContinue.atIndex(state.getLine().length()); // a blank line to the blocks in it
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    /** The number of colons of a closing line; 0 if it is none. */
    private static int closing(ParserState state) {
        BasedSequence line = state.getLine();
        int at = state.getNextNonSpaceIndex();
        if (state.getIndent() >= CODE_INDENT || at >= line.length() || line.charAt(at) != ':') {
            return 0;
        }
        int end = Characters.skip(line, at, ':');
        boolean alone = Characters.skipWhitespace(line, end) == line.length();
        return alone && end - at >= FEWEST_AROUND ? end - at : 0;
    }

    /**
     * The component that a line of {@code closing} colons closes: the innermost one opened with as many, otherwise with
     * fewer. Within code it closes none.
     */
    private static @Nullable ComponentParser closedBy(int closing, List<BlockParser> open) {
        BlockParser deepest = open.get(open.size() - 1);
        boolean code = deepest instanceof FenceParser fence && !fence.block.closed;
        if (code || (deepest instanceof HtmlBlockParser html && html.isVerbatim())) {
            return null;
        }
        ComponentParser fewer = null;
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i) instanceof ComponentParser component && !component.block.closed) {
                if (component.colons == closing) {
                    return component;
                }
                fewer = fewer == null && component.colons < closing ? component : fewer;
            }
        }
        return fewer;
    }
}
