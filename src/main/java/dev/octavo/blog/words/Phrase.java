package dev.octavo.blog.words;

import java.util.Map;

/** A text for readers in no particular language yet: a word and the values of its placeholders. */
public record Phrase(Word word, Map<String, ?> values) {
    public Phrase {
        values = Map.copyOf(values);
    }

    public static Phrase of(Word word) {
        return new Phrase(word, Map.of());
    }
}
