package dev.octavo.use.importer.source;

import dev.octavo.lib.text.Json;
import java.util.List;
import java.util.Map;

/** An object of JSON. What is absent, or of another type, is empty. */
record Fields(Map<?, ?> values) {
    static Fields of(Object value) {
        return new Fields(value instanceof Map<?, ?> map ? map : Map.of());
    }

    /** @param text JSON */
    static Fields read(String text) {
        return of(Json.read(text).orElse(Map.of()));
    }

    /** The objects in a list. */
    static List<Fields> all(Object list) {
        return new Fields(Map.of("all", list)).all("all");
    }

    /** Without what Ghost writes for the address of the site. */
    String text(String key) {
        return values.get(key) instanceof String text ? text.replace("__GHOST_URL__", "") : "";
    }

    String first(String one, String other) {
        return text(one).isEmpty() ? text(other) : text(one);
    }

    /** Whether it is true, which old exports write as 1. */
    boolean is(String key) {
        return text(key).equals("true") || text(key).equals("1");
    }

    Fields in(String key) {
        return of(values.get(key) instanceof Map<?, ?> map ? map : Map.of());
    }

    List<?> list(String key) {
        return values.get(key) instanceof List<?> list ? list : List.of();
    }

    List<Fields> all(String key) {
        return list(key).stream().map(Fields::of).toList();
    }
}
