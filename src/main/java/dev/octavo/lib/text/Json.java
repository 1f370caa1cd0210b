package dev.octavo.lib.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes records, lists, maps with string keys, strings, numbers, booleans, enums and {@link Optional}s as JSON. The same value
 * gives the same text: records in the order of their components, ordered maps in their order, and other maps sorted. Leaves out
 * components and entries that are empty {@code Optional}s.
 */
public final class Json {
    /** One value on each line, indented by two spaces, without a line end at the end. */
    public static final Json PRETTY = new Json(true, false);

    /** Without any white space. */
    public static final Json COMPACT = new Json(false, false);

    private static final JsonFactory FACTORY = new JsonFactory();

    private final boolean pretty;
    private final boolean snakeCase;

    private Json(boolean pretty, boolean snakeCase) {
        this.pretty = pretty;
        this.snakeCase = snakeCase;
    }

    /** This writer, but with {@code read_minutes} for a component {@code readMinutes}. The keys of maps are unchanged. */
    public Json inSnakeCase() {
        return new Json(pretty, true);
    }

    /**
     * The JSON text of {@code value}.
     *
     * @throws IllegalArgumentException if it is or contains a value of another type, NaN or infinity
     */
    public String write(Object value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            if (pretty) {
                generator.setPrettyPrinter(printer());
            }
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a text in memory", e);
        }
        return out.toString();
    }

    /**
     * Reads the first value of {@code text}: maps, lists and strings; numbers and booleans as strings, null as "".
     *
     * @return empty if it is not JSON
     */
    public static Optional<Object> read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return parser.nextToken() == null ? Optional.empty() : Optional.of(value(parser));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    // The recursion is bounded, since Jackson refuses more than a thousand levels.
    private static Object value(JsonParser parser) throws IOException {
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            Map<String, Object> entries = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                entries.put(key, value(parser));
            }
            return entries;
        }
        if (parser.hasToken(JsonToken.START_ARRAY)) {
            List<Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return items;
        }
        return parser.hasToken(JsonToken.VALUE_NULL) ? "" : parser.getText();
    }

    // The default printer would end lines as the machine does, and put spaces before colons.
    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return printer;
    }

    private void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), out);
        } else if (value instanceof Record record) {
            writeObject(components(record), out);
        } else if (value instanceof Map<?, ?> map) {
            writeObject(ordered(map), out);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                write(item, out);
            }
            out.writeEndArray();
        } else {
            writeScalar(value, out);
        }
    }

    private void writeObject(Map<?, ?> entries, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            if (!(entry.getValue() instanceof Optional<?> optional && optional.isEmpty())) {
                out.writeFieldName((String) entry.getKey());
                write(entry.getValue(), out);
            }
        }
        out.writeEndObject();
    }

    private static void writeScalar(@Nullable Object value, JsonGenerator out) throws IOException {
        boolean noNumber = value instanceof Double number && !Double.isFinite(number);
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Enum<?> constant) {
            out.writeString(constant.name());
        } else if (value == null || value instanceof Boolean || (value instanceof Number && !noNumber)) {
            out.writePOJO(value);
        } else {
            throw new IllegalArgumentException("JSON has no " + value.getClass().getName() + " such as " + value);
        }
    }

    private Map<String, Object> components(Record record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String name = component.getName();
            values.put(snakeCase ? snakeCase(name) : name, value(component, record));
        }
        return values;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's component can be read: " + component, e);
        }
    }

    private static Map<?, ?> ordered(Map<?, ?> map) {
        boolean hasOrder = map instanceof LinkedHashMap || map instanceof SortedMap;
        return hasOrder ? map : new TreeMap<>(map);
    }
}
