package dev.octavo.testing;

import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.words.Lexicon;
import dev.octavo.blog.words.Words;

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
