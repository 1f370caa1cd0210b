package dev.octavo.blog.words;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The words of a site in all its languages, each language read on first use. Thread-safe. */
public final class Lexicon {
    /** Has no words; fails if one is needed. */
    public static final Lexicon NONE = new Lexicon("en", file -> Optional.empty());

    private final String siteLanguage;
    private final Function<String, Optional<Map<Word, Wording>>> files;
    private final Map<String, Words> cache = new ConcurrentHashMap<>();

    /**
     * @param siteLanguage used for pages whose own language has no words
     * @param files returns the words in the file of a name that {@link Languages#fileNames} returns; empty if there is none
     */
    public Lexicon(String siteLanguage, Function<String, Optional<Map<Word, Wording>>> files) {
        this.siteLanguage = siteLanguage;
        this.files = files;
    }

    /**
     * The words for a page in the language {@code tag}: those of the site's language if it has none. English words stand in
     * for any that are missing.
     */
    public Words of(String tag) {
        Words cached = cache.get(tag);
        return cached == null ? cache.computeIfAbsent(tag, this::read) : cached;
    }

    private Words read(String tag) {
        Map<Word, Wording> words = new EnumMap<>(Word.class);
        Languages.fileNames(tag)
                .forEach(file -> files.apply(file).ifPresent(found -> found.forEach(words::putIfAbsent)));
        boolean own = !words.isEmpty() || tag.equals(siteLanguage);
        if (Stream.of(Word.values())
                .anyMatch(word -> !words.containsKey(word) && word.fallback().isEmpty())) {
            Optional.of(own ? "en" : siteLanguage).stream()
                    .flatMap(language -> Languages.fileNames(language).stream())
                    .forEach(file -> files.apply(file).ifPresent(found -> found.forEach(words::putIfAbsent)));
            files.apply("en").ifPresent(english -> english.forEach(words::putIfAbsent));
        }
        return new Words(own ? tag : siteLanguage, word -> wording(words, word), word -> {});
    }

    private static Wording wording(Map<Word, Wording> words, Word word) {
        Wording wording = words.get(word);
        return wording != null
                ? wording
                : word.fallback()
                        .map(words::get)
                        .orElseThrow(() -> new IllegalStateException("English has every word, but not " + word.key()));
    }
}
