package dev.octavo.typography;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The text of a block in pieces: a quotation may begin in one and end in another. Pieces that are no text take part, since
 * the neighbours of a mark decide what it is.
 */
public final class Passage {
    private static final String OBJECT = String.valueOf(Signs.OBJECT);

    private final StringBuilder text = new StringBuilder();
    private final BitSet literal = new BitSet();
    private final List<Piece> pieces = new ArrayList<>();

    /** Text up to {@code end} of the passage. */
    record Piece(String words, int end, Typography typography) {}

    /** Adds words. */
    public Passage text(String words, Typography typography) {
        if (typography.isNone()) {
            literal.set(text.length(), text.length() + words.length());
        }
        text.append(words);
        pieces.add(new Piece(words, text.length(), typography));
        return this;
    }

    /** Adds characters that stay as they are typed. */
    public void literal(String characters) {
        text(characters, Typography.NONE);
    }

    /** Adds something that stands like a word among words and is none, such as code or a picture. */
    public void object() {
        text.append(Signs.OBJECT);
        pieces.add(new Piece(OBJECT, text.length(), Typography.NONE));
    }

    /** Adds the end of a line, which is like a space. */
    public void lineEnd(Typography typography) {
        text("\n", typography);
    }

    /** The pieces as they are set, in order. */
    public List<String> set() {
        return new Setting(text.toString(), literal, pieces).set();
    }
}
