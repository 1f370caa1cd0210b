package dev.octavo.testing;

import dev.octavo.schema.WordsReader;
import dev.octavo.words.Lexicon;
import dev.octavo.words.Words;

/** The words that Octavo ships. */
public final class ShippedWords {
    public static final Lexicon LEXICON = lexicon("en");

    private ShippedWords() {}

    /** The words for a site in that language. */
    public static Lexicon lexicon(String language) {
        return new Lexicon(language, WordsReader::shipped);
    }

    public static Words in(String language) {
        return lexicon(language).of(language);
    }
}
