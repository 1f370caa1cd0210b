package dev.octavo.blog.site;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How formulas in articles are read.
 *
 * @param read whether formulas are recognised; otherwise they are plain Markdown
 * @param macros the definitions of the site's own commands, by name with the backslash
 */
public record Formulas(boolean read, Map<String, String> macros) {
    /** If {@code site.yaml} says nothing. */
    public static final Formulas DEFAULT = new Formulas(true, Map.of());

    /** Formulas are not recognised. */
    public static final Formulas NONE = new Formulas(false, Map.of());

    public Formulas {
        macros = Collections.unmodifiableMap(new TreeMap<>(macros)); // in the same order on every machine
    }

    // Same as the generated methods, which the native program interprets.
    @Override
    public boolean equals(Object other) {
        return other instanceof Formulas formulas && formulas.read == read && formulas.macros.equals(macros);
    }

    @Override
    public int hashCode() {
        return 31 * Boolean.hashCode(read) + macros.hashCode();
    }
}
