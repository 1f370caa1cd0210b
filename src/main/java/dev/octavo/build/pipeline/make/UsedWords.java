package dev.octavo.build.pipeline.make;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.words.Languages;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Wording;
import dev.octavo.build.cache.Read;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The theme's words of one language that a page uses, as a single read: most pages of a kind use the same words, so a
 * few such reads replace dozens for each page.
 */
final class UsedWords {
    private final Project project;
    private final String siteLanguage;
    private final Map<String, Optional<Map<Word, Wording>>> own = new ConcurrentHashMap<>(); // the site's, by file

    UsedWords(Project project, String siteLanguage) {
        this.project = project;
        this.siteLanguage = siteLanguage;
    }

    /** Returns a read named by the language and a bit for each word; a version with other words ignores old reads. */
    static Read read(String language, Set<Word> words) {
        StringBuilder bits = new StringBuilder(Word.values().length);
        for (Word word : Word.values()) {
            bits.append(words.contains(word) ? '1' : '0');
        }
        return new Read(Read.Kind.WORDS, language + " " + bits);
    }

    /**
     * Returns the hash of what the words of {@code read} depend on: the languages in which they are looked up, and the
     * site's own files. Octavo's words are part of the program, so they need not be hashed.
     */
    Hash hash(Read read) {
        Digest digest = new Digest().add(siteLanguage);
        Set<String> files = new LinkedHashSet<>(Languages.fileNames(language(read)));
        files.addAll(Languages.fileNames(siteLanguage));
        files.add("en");
        for (String file : files) {
            Optional<Map<Word, Wording>> ofSite = own.computeIfAbsent(file, name -> ProjectWords.own(project, name));
            if (ofSite.isPresent()) {
                Set<Word> words = withFallbacks(read);
                digest.add(file);
                // For a language that Octavo has no words for, adding a word to the file may change the language of
                // others.
                boolean all = !WordsReader.SHIPPED.contains(file);
                ofSite.get().forEach((word, wording) -> {
                    if (all || words.contains(word)) {
                        digest.add(word.key());
                        wording.forms().forEach((form, text) -> digest.add(form).add(text));
                    }
                });
            }
        }
        return digest.hash();
    }

    /** Returns the words of a read and their fallbacks. */
    private static Set<Word> withFallbacks(Read read) {
        Set<Word> words = EnumSet.noneOf(Word.class);
        int bit = read.name().indexOf(' ') + 1;
        for (Word word : Word.values()) {
            if (read.name().charAt(bit++) == '1') {
                words.add(word);
                word.fallback().ifPresent(words::add);
            }
        }
        return words;
    }

    static String language(Read read) {
        return read.name().substring(0, read.name().indexOf(' '));
    }
}
