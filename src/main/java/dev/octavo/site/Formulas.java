package dev.octavo.site;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How formulas in articles are read.
 *
 * @param read whether they are, or stay the text that they are in Markdown
 * @param macros the definition of each command of the site's own, by its name with the backslash
 */
public record Formulas(boolean read, Map<String, String> macros) {
    /** Where nothing is said. */
    public static final Formulas STANDARD = new Formulas(true, Map.of());

    /** Where they stay as they are. */
    public static final Formulas NONE = new Formulas(false, Map.of());

    public Formulas {
        macros = Collections.unmodifiableMap(new TreeMap<>(macros)); // in one order on every machine;
    }
}
