package dev.octavo.build.pipeline.make;

import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.words.Languages;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Wording;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The theme's words of one language that a page uses, as one question: most pages of a kind use the same words.
 *
 * @param about the language, a space, and a 1 for each word that is used; a version with other words asks other questions
 */
record UsedWords(String about) implements Question {
    static UsedWords of(String language, Set<Word> used) {
        StringBuilder words = new StringBuilder(language).append(' ');
        for (Word word : Word.values()) {
            words.append(used.contains(word) ? '1' : '0');
        }
        return new UsedWords(words.toString());
    }

    /** The language. */
    @Override
    public String name() {
        return about.substring(0, about.indexOf(' '));
    }

    /**
     * Hashes the languages in which the words are looked up, and what the site's own files say. Octavo's words are part of the
     * program, so they need not be hashed.
     */
    @Override
    public Hash hash(Answers now) {
        String siteLanguage = now.site().config().language();
        Digest digest = new Digest().add(siteLanguage);
        Set<String> files = new LinkedHashSet<>(Languages.fileNames(name()));
        files.addAll(Languages.fileNames(siteLanguage));
        files.add("en");
        for (String file : files) {
            // For a language that Octavo has no words for, adding a word to the file may change the language of others.
            boolean all = !WordsReader.SHIPPED.contains(file);
            Map<Word, Wording> own = now.ownWords(file);
            if (!own.isEmpty()) {
                Set<Word> used = withFallbacks();
                digest.add(file);
                own.forEach((word, wording) -> {
                    if (all || used.contains(word)) {
                        digest.add(word.key());
                        wording.forms().forEach((form, text) -> digest.add(form).add(text));
                    }
                });
            }
        }
        return digest.hash();
    }

    private Set<Word> withFallbacks() {
        Set<Word> used = EnumSet.noneOf(Word.class);
        int at = about.indexOf(' ') + 1;
        for (Word word : Word.values()) {
            if (about.charAt(at++) == '1') {
                used.add(word);
                word.fallback().ifPresent(used::add);
            }
        }
        return used;
    }
}
