package dev.octavo.pipeline.make;

import dev.octavo.cache.Read;
import dev.octavo.hash.Digest;
import dev.octavo.hash.Hash;
import dev.octavo.words.Lexicon;
import dev.octavo.words.Word;
import dev.octavo.words.Words;
import java.util.Set;

/**
 * The words of one language that a page says, as one read: most pages of a kind say the same ones, so few such reads take the
 * place of dozens for each page.
 */
final class SaidWords {
    private SaidWords() {}

    /** Named by the language and a bit for each word; another version of the program, with other words, knows no old reads. */
    static Read read(String language, Set<Word> words) {
        StringBuilder bits = new StringBuilder(Word.values().length);
        for (Word word : Word.values()) {
            bits.append(words.contains(word) ? '1' : '0');
        }
        return new Read(Read.Kind.WORDS, language + " " + bits);
    }

    /** Of what the words of {@code read} are now. */
    static Hash hash(Read read, Lexicon lexicon) {
        String bits = read.name().substring(read.name().indexOf(' ') + 1);
        Words words = lexicon.of(language(read));
        Digest digest = new Digest().add(words.language());
        int bit = 0;
        for (Word word : Word.values()) {
            if (bits.charAt(bit++) == '1') {
                words.wording(word)
                        .forms()
                        .forEach((form, text) -> digest.add(form).add(text));
            }
        }
        return digest.hash();
    }

    static String language(Read read) {
        return read.name().substring(0, read.name().indexOf(' '));
    }
}
