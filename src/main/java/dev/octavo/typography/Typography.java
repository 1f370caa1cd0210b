package dev.octavo.typography;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How punctuation is set: as in a language, or not at all. Safe to use from several threads. */
public final class Typography {
    /** Everything stays as it was typed. */
    public static final Typography NONE = new Typography("", Conventions.NONE);

    private static final int MOST_KEPT = 256;
    private static final Map<String, Typography> KNOWN = new ConcurrentHashMap<>();

    private final String name;
    final Conventions conventions;

    private Typography(String name, Conventions conventions) {
        this.name = name;
        this.conventions = conventions;
    }

    /**
     * That of a language; one that is not known is set as the Common Locale Data Repository does by default.
     *
     * @param language a BCP 47 tag
     */
    public static Typography of(String language) {
        if (language.isEmpty()) { // as HTML says that it is not known
            return NONE;
        }
        Typography known = KNOWN.get(language);
        if (known == null) {
            known = new Typography(language, Conventions.of(language));
            if (KNOWN.size() < MOST_KEPT) { // an article may name any number of languages
                KNOWN.put(language, known);
            }
        }
        return known;
    }

    /** What tells it from others: the language; empty for {@link #NONE}. */
    public String name() {
        return name;
    }

    public boolean isNone() {
        return name.isEmpty();
    }

    /** A text of its own, such as a title. */
    public String set(String text) {
        return isNone() ? text : new Passage().text(text, this).set().get(0);
    }

    public Optional<String> set(Optional<String> text) {
        return text.map(this::set);
    }
}
