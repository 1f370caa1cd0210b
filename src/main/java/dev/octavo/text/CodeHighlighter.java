package dev.octavo.text;

import java.util.Optional;
import java.util.Set;

/** Gives code its colours. */
@FunctionalInterface
public interface CodeHighlighter {
    /** {@code code} as markup with a class for each token; empty where the language is not known. */
    Optional<Html> highlight(String code, String language);

    /** The languages that it knows by all their names, in small letters; none where it does not say. */
    default Set<String> languages() {
        return Set.of();
    }
}
