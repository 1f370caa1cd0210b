package dev.octavo.markdown.html;

import dev.octavo.markdown.syntax.HeadingSlug;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives each heading of one article its own id, as GitHub does. */
public final class HeadingIds {
    private final Set<String> taken = new HashSet<>();
    /** The number that a plain id got last; without it a thousand headings of one name would take a million steps. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Notes an id that the author gave to an element; false where another one has it. */
    public boolean reserve(String id) {
        return taken.add(id);
    }

    /** The id of the next heading, whose words are {@code text}. */
    public String next(String text) {
        String plain = HeadingSlug.of(text);
        String id = plain;
        while (!taken.add(id)) {
            id = plain + "-" + numbers.merge(plain, 1, Integer::sum);
        }
        return id;
    }
}
