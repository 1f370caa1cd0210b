package dev.octavo.site;

import java.util.Map;

/**
 * What authors keep for their own templates under {@code extra}. Octavo never reads it, so it is the one place where
 * data has no type: values are strings, numbers, booleans, lists and string-keyed maps of these, all immutable.
 */
public record Extra(Map<String, Object> values) {
    public static final Extra NONE = new Extra(Map.of());
}
