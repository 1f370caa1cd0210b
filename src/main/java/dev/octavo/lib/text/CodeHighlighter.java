package dev.octavo.lib.text;

import java.util.Optional;
import java.util.Set;

/** Highlights code. */
@FunctionalInterface
public interface CodeHighlighter {
    /** {@code code} as markup with a class for each token; empty if the language is unknown. */
    Optional<Html> highlight(String code, String language);

    /** All names of the languages that it knows, in lower case; empty if it does not list them. */
    default Set<String> languages() {
        return Set.of();
    }
}
