package dev.octavo.markdown.block;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.markdown.syntax.BlockText;
import dev.octavo.markdown.syntax.ComponentSyntax;
import dev.octavo.markdown.syntax.LinkDefinitions;
import java.util.ArrayList;
import java.util.List;

/** The kinds of block that flexmark's own tree lacks or cannot hold the way we need them. */
public final class Blocks {
    private Blocks() {}

    /** What our blocks have in common. */
    abstract static class CustomBlock extends Block {
        @Override
        public BasedSequence[] getSegments() {
            return EMPTY_SEGMENTS;
        }
    }

    /** A block that says itself where it begins. */
    abstract static class PositionedBlock extends CustomBlock {
        /** Where in the article it begins. */
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

    /** Lines that stay as they are. */
    abstract static class Verbatim extends PositionedBlock {
        final List<BasedSequence> lines = new ArrayList<>();

        Verbatim(int at) {
            super(at);
        }

        public BlockText prose() {
            return lines.isEmpty() ? BlockText.of("", at) : Lines.raw(lines);
        }
    }

    /** Code between fences; {@code info} is what follows the opening one, unescaped. */
    public static final class Fence extends Verbatim {
        public final String info;
        /** Whether it is a formula between lines of dollar signs or brackets, and no code. */
        public final boolean formula;
        /** Whether a line like the first ends it. */
        public boolean closed;

        Fence(String info, int at, boolean formula) {
            super(at);
            this.info = info;
            this.formula = formula;
        }
    }

    /** A component on a line of its own, or around the blocks that are its children. */
    public static final class Component extends PositionedBlock {
        public final String name;
        public final boolean around;
        public final boolean labelled;
        public final BlockText label;
        /** Their places count from where the block begins. */
        public final ComponentSyntax.Attributes attributes;

        public final String written;
        /** Whether a line of colons ends it. */
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

    /** Raw HTML on lines of its own. */
    public static final class Html extends Verbatim {
        Html(int at) {
            super(at);
        }
    }

    /** A list of items; a tight one shows their paragraphs without space between. */
    public static final class ListBlock extends CustomBlock {
        public final boolean ordered;
        public final int start;
        /** The character that ends the mark of each item. */
        final char mark;

        public boolean tight = true;

        ListBlock(boolean ordered, int start, char mark) {
            this.ordered = ordered;
            this.start = start;
            this.mark = mark;
        }
    }

    /** An item of a list. */
    public static final class ListItem extends CustomBlock {}

    /** Terms, one a line, and in the children their definitions. */
    public static final class DefinitionList extends PositionedBlock {
        public final BlockText terms;

        DefinitionList(BlockText terms) {
            super(terms.offset(0));
            this.terms = terms;
        }
    }

    /** What a term means. */
    public static final class Definition extends CustomBlock {
        public boolean tight;

        Definition(boolean tight) {
            this.tight = tight;
        }
    }

    /** The text of a footnote. */
    public static final class Footnote extends PositionedBlock {
        /** Normalized, as references are looked up. */
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
        /** The head first. */
        public final List<List<BlockText>> rows = new ArrayList<>();
        /** Where the first words stand for which there is no column; -1 where all have one. */
        public int surplusCell = -1;

        Table(List<Align> columns, List<BlockText> head) {
            super(head.get(0).offset(0));
            this.columns = List.copyOf(columns);
            rows.add(head);
        }
    }

    /** How the cells of a column are set. */
    public enum Align {
        NONE,
        LEFT,
        CENTER,
        RIGHT
    }
}
