package dev.octavo.lib.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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

    private static final int FIRST_SIZE = 1024;
    private static final String INDENT = "  ";

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
        StringBuilder out = new StringBuilder(FIRST_SIZE);
        write(value, "\n", out);
        return out.toString();
    }

    /**
     * Reads the first value of {@code text}: maps, lists and strings; numbers and booleans as strings, null as "".
     *
     * @return empty if it is not JSON
     */
    public static Optional<Object> read(String text) {
        try (JsonParser parser = Reading.FACTORY.createParser(text)) {
            return parser.nextToken() == null ? Optional.empty() : Optional.of(value(parser, "", all -> {}));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /**
     * Reads the first value of a file, of which only one element at a time of lists with such a key is in memory.
     *
     * @return the rest; empty if it is not JSON
     */
    public static Optional<Object> read(InputStream in, String list, Consumer<Object> each) throws IOException {
        try (JsonParser parser = Reading.FACTORY.createParser(in)) {
            return parser.nextToken() == null ? Optional.empty() : Optional.of(value(parser, list, each));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** Most builds read none. */
    private static final class Reading {
        static final JsonFactory FACTORY = new JsonFactory();
    }

    // The recursion is bounded, since Jackson refuses more than a thousand levels.
    private static Object value(JsonParser parser, String list, Consumer<Object> each) throws IOException {
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            Map<String, Object> entries = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                boolean told = parser.nextToken() == JsonToken.START_ARRAY && key.equals(list);
                while (told && parser.nextToken() != JsonToken.END_ARRAY) {
                    each.accept(value(parser, "", each));
                }
                entries.put(key, told ? List.of() : value(parser, list, each));
            }
            return entries;
        }
        if (parser.hasToken(JsonToken.START_ARRAY)) {
            List<Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser, list, each));
            }
            return items;
        }
        return parser.hasToken(JsonToken.VALUE_NULL) ? "" : parser.getText();
    }

    /** @param line the start of a new line in what contains the value, for the pretty form */
    private void write(@Nullable Object value, String line, StringBuilder out) {
        if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), line, out);
        } else if (value instanceof Record record) {
            writeObject(components(record), line, out);
        } else if (value instanceof Map<?, ?> map) {
            writeObject(ordered(map), line, out);
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object item : list) {
                startItem(before, line, out);
                write(item, line + INDENT, out);
                before = ',';
            }
            end(before, '[', ']', line, out);
        } else {
            writeScalar(value, out);
        }
    }

    private void writeObject(Map<?, ?> entries, String line, StringBuilder out) {
        char before = '{';
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            if (!(entry.getValue() instanceof Optional<?> optional && optional.isEmpty())) {
                startItem(before, line, out);
                writeText((String) entry.getKey(), out);
                out.append(pretty ? ": " : ":");
                write(entry.getValue(), line + INDENT, out);
                before = ',';
            }
        }
        end(before, '{', '}', line, out);
    }

    private void startItem(char before, String line, StringBuilder out) {
        out.append(before);
        if (pretty) {
            out.append(line).append(INDENT);
        }
    }

    /** @param before the opening bracket if there was no item */
    private void end(char before, char opening, char closing, String line, StringBuilder out) {
        if (before == opening) {
            out.append(opening);
        } else if (pretty) {
            out.append(line);
        }
        out.append(closing);
    }

    private static void writeScalar(@Nullable Object value, StringBuilder out) {
        boolean noNumber = value instanceof Double number && !Double.isFinite(number);
        if (value instanceof String text) {
            writeText(text, out);
        } else if (value instanceof Enum<?> constant) {
            writeText(constant.name(), out);
        } else if (value == null || value instanceof Boolean || (value instanceof Number && !noNumber)) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("JSON has no " + value.getClass().getName() + " such as " + value);
        }
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
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
