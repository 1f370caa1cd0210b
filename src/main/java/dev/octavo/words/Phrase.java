package dev.octavo.words;

import java.util.Map;

/** Something to say in any language: a word and the values of its placeholders. */
public record Phrase(Word word, Map<String, ?> values) {
    public Phrase {
        values = Map.copyOf(values);
    }

    public static Phrase of(Word word) {
        return new Phrase(word, Map.of());
    }
}
