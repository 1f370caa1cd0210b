package dev.octavo.pipeline.make;

import dev.octavo.cache.Read;
import dev.octavo.hash.Digest;
import dev.octavo.hash.Hash;
import dev.octavo.project.Project;
import dev.octavo.schema.WordsReader;
import dev.octavo.words.Languages;
import dev.octavo.words.Word;
import dev.octavo.words.Wording;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of one language that a page says, as one read: most pages of a kind say the same ones, so few such reads take the
 * place of dozens for each page.
 */
record SaidWords(Project project, String siteLanguage) {
    /** Named by the language and a bit for each word; another version of the program, with other words, knows no old reads. */
    static Read read(String language, Set<Word> words) {
        StringBuilder bits = new StringBuilder(Word.values().length);
        for (Word word : Word.values()) {
            bits.append(words.contains(word) ? '1' : '0');
        }
        return new Read(Read.Kind.WORDS, language + " " + bits);
    }

    /**
     * Of all that the words of {@code read} come from now: the languages in which they are looked for, and what the site's own
     * files say. Octavo's are a part of the program, and are not even read for this.
     */
    Hash hash(Read read) {
        Digest digest = new Digest().add(siteLanguage);
        Set<String> files = new LinkedHashSet<>(Languages.fileNames(language(read)));
        files.addAll(Languages.fileNames(siteLanguage));
        files.add("en");
        for (String file : files) {
            Optional<Map<Word, Wording>> own = ProjectWords.own(project, file);
            if (own.isPresent()) {
                Set<Word> asked = asked(read);
                digest.add(file);
                // A language that Octavo does not speak may be said in another one, as long as the file lacks a word.
                boolean all = !WordsReader.SHIPPED.contains(file);
                own.get().forEach((word, wording) -> {
                    if (all || asked.contains(word)) {
                        digest.add(word.key());
                        wording.forms().forEach((form, text) -> digest.add(form).add(text));
                    }
                });
            }
        }
        return digest.hash();
    }

    /** With those that stand in for them. */
    private static Set<Word> asked(Read read) {
        Set<Word> asked = EnumSet.noneOf(Word.class);
        int bit = read.name().indexOf(' ') + 1;
        for (Word word : Word.values()) {
            if (read.name().charAt(bit++) == '1') {
                asked.add(word);
                word.fallback().ifPresent(asked::add);
            }
        }
        return asked;
    }

    static String language(Read read) {
        return read.name().substring(0, read.name().indexOf(' '));
    }
}
