package dev.octavo.markdown.html;

import dev.octavo.markdown.syntax.HeadingSlug;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives each heading of an article a unique id, as GitHub does. */
public final class HeadingIds {
    private final Set<String> taken = new HashSet<>();
    /** The last number added to each id; without it a thousand equal headings would take a million steps. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Reserves an id that the author gave to an element; returns false if it is taken. */
    public boolean reserve(String id) {
        return taken.add(id);
    }

    public String next(String text) {
        String plain = HeadingSlug.of(text);
        String id = plain;
        while (!taken.add(id)) {
            id = plain + "-" + numbers.merge(plain, 1, Integer::sum);
        }
        return id;
    }
}
