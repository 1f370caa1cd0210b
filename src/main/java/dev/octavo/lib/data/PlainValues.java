package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Values without a type of their own: texts, longs, doubles and booleans, and lists and maps of these, all immutable. A
 * key without a value is left out.
 *
 * @param texts called with each key and each text, number or boolean, as it was written
 */
public record PlainValues(BiConsumer<String, Location> texts) {
    /** The value of {@code node}; empty if it is nothing. */
    public Optional<Object> of(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(of(mapping));
        }
        if (node instanceof Node.Sequence list) {
            List<Object> values = new ArrayList<>();
            list.items().forEach(item -> of(item).ifPresent(values::add));
            return Optional.of(List.copyOf(values));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        texts.accept(scalar.text(), scalar.location());
        return switch (scalar.kind()) {
            case NOTHING -> Optional.empty();
            case BOOLEAN -> Optional.of(scalar.text().equals("true"));
            case NUMBER -> Optional.of(number(scalar.text()));
            case TEXT -> Optional.of(scalar.text());
        };
    }

    public Map<String, Object> of(Node.Mapping mapping) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            texts.accept(entry.key(), entry.keyLocation());
            of(entry.value()).ifPresent(value -> values.put(entry.key(), value));
        }
        return Collections.unmodifiableMap(values);
    }

    /** A long or a double; a number too large for them stays text. */
    private static Object number(String text) {
        if (text.matches("-?[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        double value = Double.parseDouble(text);
        return text.matches("-?[0-9]+") || Double.isInfinite(value) ? text : (Object) value;
    }
}
