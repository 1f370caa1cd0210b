package dev.octavo.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What authors keep for their own templates under {@code extra}. Octavo never reads it, so it is the one place where
 * data has no type: values are strings, numbers, booleans, lists and string-keyed maps of these, all immutable.
 */
public record Extra(Map<String, Object> values) {
    public static final Extra NONE = new Extra(Map.of());

    /** All of both; where both say something, this one does, but maps are put together. */
    public Extra over(Extra other) {
        return other.values.isEmpty() ? this : values.isEmpty() ? other : new Extra(joined(values, other.values));
    }

    private static Map<String, Object> joined(Map<?, ?> first, Map<?, ?> second) {
        Map<String, Object> all = new LinkedHashMap<>();
        first.forEach((key, value) -> all.put((String) key, value));
        second.forEach((key, value) -> all.merge(
                (String) key,
                value,
                (own, others) -> own instanceof Map<?, ?> inner && others instanceof Map<?, ?> outer
                        ? joined(inner, outer)
                        : own));
        return Collections.unmodifiableMap(all);
    }
}
