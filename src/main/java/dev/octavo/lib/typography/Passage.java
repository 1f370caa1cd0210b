package dev.octavo.lib.typography;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The text of a block in pieces: a quotation may begin in one piece and end in another. Code and pictures are pieces too,
 * since the meaning of a punctuation mark depends on its neighbours.
 */
public final class Passage {
    private static final int TYPICAL = 256;
    private static final String OBJECT_REPLACEMENT = String.valueOf(Chars.OBJECT_REPLACEMENT);

    private final StringBuilder text = new StringBuilder(TYPICAL);
    private final BitSet literal = new BitSet();
    private final List<Piece> pieces = new ArrayList<>();

    /** A piece that ends at {@code end} in the passage. */
    record Piece(String words, int end, Typography typography) {}

    public Passage text(String words, Typography typography) {
        if (typography.isNone()) {
            literal.set(text.length(), text.length() + words.length());
        }
        text.append(words);
        pieces.add(new Piece(words, text.length(), typography));
        return this;
    }

    /** Adds characters that stay as typed. */
    public void literal(String characters) {
        text(characters, Typography.NONE);
    }

    /** Adds something that takes the place of a word, such as code or a picture. */
    public void object() {
        text.append(Chars.OBJECT_REPLACEMENT);
        pieces.add(new Piece(OBJECT_REPLACEMENT, text.length(), Typography.NONE));
    }

    /** Adds a line end, which counts as a space. */
    public void lineEnd(Typography typography) {
        text("\n", typography);
    }

    /** The typeset pieces, in order. */
    public List<String> typeset() {
        return new PassageTypesetter(text.toString(), literal, pieces).typeset();
    }
}
