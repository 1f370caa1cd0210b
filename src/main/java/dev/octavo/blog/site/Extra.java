package dev.octavo.blog.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The data that authors put under {@code extra} for their own templates. Octavo never reads it, so it has no type: values
 * are strings, numbers, booleans, lists and string-keyed maps of these, all immutable.
 */
public record Extra(Map<String, Object> values) {
    public static final Extra NONE = new Extra(Map.of());

    /** Both merged, maps recursively; for a key that both have, this one's value wins. */
    public Extra over(Extra other) {
        return other.values.isEmpty() ? this : values.isEmpty() ? other : new Extra(merged(values, other.values));
    }

    private static Map<String, Object> merged(Map<?, ?> first, Map<?, ?> second) {
        Map<String, Object> all = new LinkedHashMap<>();
        first.forEach((key, value) -> all.put((String) key, value));
        second.forEach((key, value) -> all.merge(
                (String) key,
                value,
                (own, others) -> own instanceof Map<?, ?> inner && others instanceof Map<?, ?> outer
                        ? merged(inner, outer)
                        : own));
        return Collections.unmodifiableMap(all);
    }
}
