package dev.octavo.lib.typography;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Typesets punctuation by the rules of a language, or leaves it as typed. Thread-safe. */
public final class Typography {
    /** Leaves everything as typed. */
    public static final Typography NONE = new Typography("", Conventions.NONE);

    private static final int MOST_CACHED = 256;
    private static final Map<String, Typography> CACHE = new ConcurrentHashMap<>();

    private final String name;
    final Conventions conventions;

    private Typography(String name, Conventions conventions) {
        this.name = name;
        this.conventions = conventions;
    }

    /**
     * The typography of a language; unknown languages follow the root locale of the Common Locale Data Repository.
     *
     * @param language a BCP 47 tag
     */
    public static Typography of(String language) {
        if (language.isEmpty()) { // lang="" in HTML: the language is unknown
            return NONE;
        }
        Typography known = CACHE.get(language);
        if (known == null) {
            known = new Typography(language, Conventions.of(language));
            if (CACHE.size() < MOST_CACHED) { // an article may name any number of languages
                CACHE.put(language, known);
            }
        }
        return known;
    }

    /** The language tag; empty for {@link #NONE}. */
    public String name() {
        return name;
    }

    public boolean isNone() {
        return name.isEmpty();
    }

    /** Typesets a text without context, such as a title. */
    public String typeset(String text) {
        return isNone() ? text : new Passage().text(text, this).typeset().get(0);
    }

    public Optional<String> typeset(Optional<String> text) {
        return text.map(this::typeset);
    }
}
