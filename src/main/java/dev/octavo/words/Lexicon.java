package dev.octavo.words;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The words of a site in all its languages, read when they are asked for. Safe to use from several threads. */
public final class Lexicon {
    /** For what needs no word. */
    public static final Lexicon NONE = new Lexicon("en", file -> Optional.empty());

    private final String siteLanguage;
    private final Function<String, Optional<Map<Word, Wording>>> files;
    private final Map<String, Words> known = new ConcurrentHashMap<>();

    /**
     * @param siteLanguage for pages whose own language has no words
     * @param files the words that a file of one of the names of {@link Languages#files} has
     */
    public Lexicon(String siteLanguage, Function<String, Optional<Map<Word, Wording>>> files) {
        this.siteLanguage = siteLanguage;
        this.files = files;
    }

    /**
     * The words for a page in the language of that tag: the site's where there are none for it, and English ones where
     * there are none for that either.
     */
    public Words of(String tag) {
        Words before = known.get(tag);
        return before == null ? known.computeIfAbsent(tag, this::read) : before;
    }

    private Words read(String tag) {
        Map<Word, Wording> words = new EnumMap<>(Word.class);
        Languages.files(tag).forEach(file -> files.apply(file).ifPresent(found -> found.forEach(words::putIfAbsent)));
        boolean own = !words.isEmpty() || tag.equals(siteLanguage);
        if (Stream.of(Word.values())
                .anyMatch(word -> !words.containsKey(word) && word.standsIn().isEmpty())) {
            Optional.of(own ? "en" : siteLanguage).stream()
                    .flatMap(language -> Languages.files(language).stream())
                    .forEach(file -> files.apply(file).ifPresent(found -> found.forEach(words::putIfAbsent)));
            files.apply("en").ifPresent(english -> english.forEach(words::putIfAbsent));
        }
        return new Words(own ? tag : siteLanguage, word -> wording(words, word), word -> {});
    }

    private static Wording wording(Map<Word, Wording> words, Word word) {
        Wording wording = words.get(word);
        return wording != null
                ? wording
                : word.standsIn()
                        .map(words::get)
                        .orElseThrow(() -> new IllegalStateException("English has every word, but not " + word.key()));
    }
}
