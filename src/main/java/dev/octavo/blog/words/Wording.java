package dev.octavo.blog.words;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text of a word in one language.
 *
 * @param forms the texts by plural category, such as {@code few}; {@code other} alone if there is only one text; for months
 *     by number, {@code 1} to {@code 12}
 */
public record Wording(SortedMap<String, String> forms) {
    private static final String OTHER = "other";

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
