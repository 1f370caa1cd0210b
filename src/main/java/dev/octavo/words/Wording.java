package dev.octavo.words;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one language says a word.
 *
 * @param forms by plural, {@code one} or {@code few}; {@code other} where it is the same in every number; the months from
 *     {@code 1} to {@code 12}
 */
public record Wording(SortedMap<String, String> forms) {
    private static final String OTHER = "other";

    /** The same in every number. */
    public static Wording of(String text) {
        return new Wording(new TreeMap<>(Map.of(OTHER, text)));
    }

    public String text() {
        return form(OTHER);
    }

    String form(String name) {
        String form = forms.get(name);
        return form == null ? forms.getOrDefault(OTHER, "") : form;
    }
}
