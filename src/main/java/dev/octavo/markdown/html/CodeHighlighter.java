package dev.octavo.markdown.html;

import dev.octavo.text.Html;
import java.util.Optional;

/** Gives code its colours. */
@FunctionalInterface
public interface CodeHighlighter {
    /** {@code code} as markup with a class for each token; empty where the language is not known. */
    Optional<Html> highlight(String code, String language);
}
