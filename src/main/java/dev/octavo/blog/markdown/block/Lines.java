package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.PrefixedSubSequence;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.Characters;
import java.util.List;
import java.util.OptionalInt;

/** Joins the lines of a block into text that keeps its positions in the article. */
public final class Lines {
    private Lines() {}

    public static BlockText prose(Paragraph paragraph) {
        return prose(paragraph.getContentLines());
    }

    public static boolean startsWith(Paragraph paragraph, char c) {
        BasedSequence line = paragraph.getContentLines().get(0);
        int at = Characters.skipSpaces(line, 0);
        return at < line.length() && line.charAt(at) == c;
    }

    /** The lines without their indentation, and without trailing spaces of the last one. */
    public static BlockText prose(List<BasedSequence> lines) {
        StringBuilder text = builder(lines);
        int[] starts = new int[lines.size()];
        int[] offsets = new int[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            BasedSequence line = lines.get(i);
            String article = article(line);
            int start = line.getStartOffset();
            int end = withoutEnding(article, start, line.getEndOffset());
            while (start < end && Characters.isSpaceOrTab(article.charAt(start))) {
                start++;
            }
            if (i > 0) {
                text.append('\n');
            }
            starts[i] = text.length();
            offsets[i] = start;
            text.append(article.substring(start, end)); // a bulk copy; on Java 17 a range is copied by characters
        }
        int length = text.length();
        while (length > 0 && Characters.isSpaceOrTab(text.charAt(length - 1))) {
            length--;
        }
        return new BlockText(text.substring(0, length), starts, offsets);
    }

    /** The lines unchanged, each with a line ending. */
    public static BlockText raw(List<BasedSequence> lines) {
        StringBuilder text = builder(lines);
        int[] starts = new int[lines.size()];
        int[] offsets = new int[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            BasedSequence line = lines.get(i);
            starts[i] = text.length();
            offsets[i] = line.getStartOffset();
            if (line instanceof PrefixedSubSequence) {
                offsets[i]--;
                text.append(line); // part of a tab as spaces, then the line
            } else {
                text.append(article(line).substring(offsets[i], line.getEndOffset()));
            }
            if (text.length() == starts[i] || text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }
        return new BlockText(text.toString(), starts, offsets);
    }

    /** An empty builder with room for all lines. */
    private static StringBuilder builder(List<BasedSequence> lines) {
        int last = lines.size() - 1;
        int length =
                last < 0 ? 0 : lines.get(last).getEndOffset() - lines.get(0).getStartOffset();
        return new StringBuilder(Math.max(0, length) + lines.size());
    }

    /** Counts one step of {@link StepLimitedText}, so that empty lines in a container count too. */
    public static void countStep(BasedSequence line) {
        char unused = line.getBaseSequence().charAt(0);
    }

    /** The whole article that {@code line} is part of. */
    public static String article(BasedSequence line) {
        return line.getBase().toString();
    }

    private static int withoutEnding(String article, int start, int end) {
        return end > start && article.charAt(end - 1) == '\n' ? end - 1 : end;
    }

    /** The offset in the article at which a block begins; empty if neither it nor its children have a position. */
    public static OptionalInt start(Node node) {
        if (node instanceof Blocks.PositionedBlock placed) {
            return OptionalInt.of(placed.at);
        }
        if (node.getChars().isNotNull() && !(node instanceof Blocks.ListItem)) {
            return OptionalInt.of(node.getStartOffset());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            OptionalInt start = start(child);
            if (start.isPresent()) {
                return start;
            }
        }
        return OptionalInt.empty();
    }
}
