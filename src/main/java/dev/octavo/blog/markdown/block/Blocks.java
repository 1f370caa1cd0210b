package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.ComponentSyntax;
import dev.octavo.blog.markdown.syntax.LinkDefinitions;
import java.util.ArrayList;
import java.util.List;

/** The blocks that flexmark lacks, or does not represent as we need them. */
public final class Blocks {
    private Blocks() {}

    abstract static class CustomBlock extends Block {
        @Override
        public BasedSequence[] getSegments() {
            return EMPTY_SEGMENTS;
        }
    }

    /** A block that stores its position. */
    abstract static class PositionedBlock extends CustomBlock {
        /** The offset in the article at which it begins. */
        public final int at;

        PositionedBlock(int at) {
            this.at = at;
        }
    }

    /** A heading of level 1 to 6. */
    public static final class Heading extends PositionedBlock {
        public final int level;
        public final BlockText prose;

        Heading(int level, BlockText prose) {
            super(prose.offset(0));
            this.level = level;
            this.prose = prose;
        }
    }

    /** A block whose lines are kept as they are. */
    abstract static class Verbatim extends PositionedBlock {
        final List<BasedSequence> lines = new ArrayList<>();

        Verbatim(int at) {
            super(at);
        }

        public BlockText prose() {
            return lines.isEmpty() ? BlockText.of("", at) : Lines.raw(lines);
        }
    }

    /** Fenced code, or a formula; {@code info} is the unescaped info string. */
    public static final class Fence extends Verbatim {
        public final String info;
        /** Whether it is a formula between lines of dollar signs or brackets. */
        public final boolean formula;
        /** Whether it has a closing fence. */
        public boolean closed;

        Fence(String info, int at, boolean formula) {
            super(at);
            this.info = info;
            this.formula = formula;
        }
    }

    /** A component on its own line, or around its child blocks. */
    public static final class Component extends PositionedBlock {
        public final String name;
        public final boolean around;
        public final boolean labelled;
        public final BlockText label;
        /** With positions relative to the start of the block. */
        public final ComponentSyntax.Attributes attributes;

        public final String written;
        /** Whether it has a closing line of colons, or needs none. */
        public boolean closed;

        Component(
                String name,
                boolean around,
                boolean labelled,
                BlockText label,
                ComponentSyntax.Attributes attributes,
                String written,
                int at) {
            super(at);
            this.name = name;
            this.around = around;
            this.labelled = labelled;
            this.label = label;
            this.attributes = attributes;
            this.written = written;
            this.closed = !around;
        }
    }

    /** A comment of several lines; its children are what follows its end on the same line. */
    public static final class Comment extends PositionedBlock {
        /** Whether it ends before the block around it. */
        public boolean closed;

        Comment(int at) {
            super(at);
        }
    }

    /** Raw HTML on its own lines. */
    public static final class Html extends Verbatim {
        Html(int at) {
            super(at);
        }
    }

    /** A list; the paragraphs of a tight one have no space between them. */
    public static final class ListBlock extends CustomBlock {
        public final boolean ordered;
        public final int start;
        /** The last character of each item's list marker. */
        final char mark;

        public boolean tight = true;

        ListBlock(boolean ordered, int start, char mark) {
            this.ordered = ordered;
            this.start = start;
            this.mark = mark;
        }
    }

    public static final class ListItem extends CustomBlock {}

    /** Terms, one per line; their definitions are the children. */
    public static final class DefinitionList extends PositionedBlock {
        public final BlockText terms;

        DefinitionList(BlockText terms) {
            super(terms.offset(0));
            this.terms = terms;
        }
    }

    /** The definition of a term. */
    public static final class Definition extends CustomBlock {
        public boolean tight;

        Definition(boolean tight) {
            this.tight = tight;
        }
    }

    /** The text of a footnote. */
    public static final class Footnote extends PositionedBlock {
        /** Normalized, as in lookups. */
        public final String label;

        public final String written;

        Footnote(String written, int at) {
            super(at);
            this.label = LinkDefinitions.normalized(written);
            this.written = written;
        }
    }

    /** A table; every row has as many cells as there are columns. */
    public static final class Table extends PositionedBlock {
        public final List<Align> columns;
        /** The header row first. */
        public final List<List<BlockText>> rows = new ArrayList<>();
        /** The offset of the first cell with text but without a column; -1 if there is none. */
        public int surplusCell = -1;

        Table(List<Align> columns, List<BlockText> head) {
            super(head.get(0).offset(0));
            this.columns = List.copyOf(columns);
            rows.add(head);
        }
    }

    /** The alignment of a column. */
    public enum Align {
        NONE,
        LEFT,
        CENTER,
        RIGHT
    }
}
