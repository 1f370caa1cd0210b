package dev.octavo.words;

import java.util.Map;

/** Something to say, whatever the language: a word, with what stands in its places. */
public record Phrase(Word word, Map<String, ?> values) {
    public Phrase {
        values = Map.copyOf(values);
    }

    public static Phrase of(Word word) {
        return new Phrase(word, Map.of());
    }
}
