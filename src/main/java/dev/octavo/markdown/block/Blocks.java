package dev.octavo.markdown.block;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.markdown.syntax.Prose;
import dev.octavo.markdown.syntax.References;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The kinds of block that flexmark's own tree lacks, or cannot hold as we need them. */
public final class Blocks {
    private Blocks() {}

    /** What our blocks have in common. */
    private abstract static class Own extends Block {
        @Override
        public BasedSequence[] getSegments() {
            return EMPTY_SEGMENTS;
        }
    }

    /** A heading of level 1 to 6. */
    public static final class Heading extends Own {
        public final int level;
        public final Prose prose;

        public Heading(int level, Prose prose) {
            this.level = level;
            this.prose = prose;
        }
    }

    /** Code between fences; {@code info} is what follows the opening one, unescaped. */
    public static final class Fence extends Own {
        public final String info;
        /** Where in the article it begins. */
        public final int at;

        private final StringBuilder text = new StringBuilder();
        /** Whether a line like the first ends it. */
        public boolean closed;

        public Fence(String info, int at) {
            this.info = info;
            this.at = at;
        }

        /** Adds a line to the code. */
        public void add(BasedSequence line) {
            Lines.append(line, text);
        }

        public String text() {
            return text.toString();
        }
    }

    /** Raw HTML on lines of its own. */
    public static final class Html extends Own {
        private final List<BasedSequence> lines = new ArrayList<>();

        /** Adds a line. */
        public void add(BasedSequence line) {
            lines.add(line);
        }

        public Prose prose() {
            return Lines.raw(lines);
        }
    }

    /** A list of items; a tight one shows their paragraphs without space between. */
    public static final class Items extends Own {
        public final boolean ordered;
        public final int start;
        /** The character that ends the mark of each item. */
        public final char mark;

        private boolean tight = true;

        public Items(boolean ordered, int start, char mark) {
            this.ordered = ordered;
            this.start = start;
            this.mark = mark;
        }

        public boolean isTight() {
            return tight;
        }

        /** A blank line was seen in it. */
        public void loosen() {
            tight = false;
        }
    }

    /** An item of a list. */
    public static final class Item extends Own {}

    /** Terms, one a line, and in the children their definitions. */
    public static final class Definitions extends Own {
        public final Prose terms;

        public Definitions(Prose terms) {
            this.terms = terms;
        }
    }

    /** What a term means. */
    public static final class Definition extends Own {
        private boolean tight;

        public Definition(boolean tight) {
            this.tight = tight;
        }

        public boolean isTight() {
            return tight;
        }

        /** A blank line was seen in it. */
        public void loosen() {
            tight = false;
        }
    }

    /** The text of a footnote. */
    public static final class Footnote extends Own {
        /** Normalized, as references are looked up. */
        public final String label;

        public final String written;
        /** Where in the article it begins. */
        public final int at;

        public Footnote(String written, int at) {
            this.label = References.normalized(written);
            this.written = written;
            this.at = at;
        }
    }

    /** A table; the first row is its head. Every row has as many cells as there are columns. */
    public static final class Table extends Own {
        public final List<Align> columns;
        /** Where the first words stand for which there is no column; -1 where all have one. */
        public int surplus = -1;

        private final List<List<Prose>> rows = new ArrayList<>();

        public Table(List<Align> columns) {
            this.columns = List.copyOf(columns);
        }

        /** Adds a row, the head first. */
        public void add(List<Prose> row) {
            rows.add(row);
        }

        public List<List<Prose>> rows() {
            return Collections.unmodifiableList(rows);
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
