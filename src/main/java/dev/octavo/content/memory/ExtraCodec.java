package dev.octavo.content.memory;

import dev.octavo.binary.BinaryReader;
import dev.octavo.binary.BinaryWriter;
import dev.octavo.site.Extra;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An author's own values in bytes: each with its type in front. */
final class ExtraCodec {
    private static final int TEXT = 0;
    private static final int WHOLE = 1;
    private static final int DECIMAL = 2;
    private static final int TRUTH = 3;
    private static final int LIST = 4;
    private static final int MAP = 5;

    private ExtraCodec() {}

    static void write(Extra extra, BinaryWriter out) {
        writeMap(extra.values(), out);
    }

    static Extra read(BinaryReader in) {
        Map<String, Object> values = map(in);
        return values.isEmpty() ? Extra.NONE : new Extra(values);
    }

    private static void writeMap(Map<?, ?> map, BinaryWriter out) {
        out.number(map.size());
        map.forEach((key, value) -> {
            out.text((String) key);
            write(value, out);
        });
    }

    private static Map<String, Object> map(BinaryReader in) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int rest = in.count(); rest > 0; rest--) {
            map.put(in.text(), value(in));
        }
        return Collections.unmodifiableMap(map);
    }

    private static void write(Object value, BinaryWriter out) {
        if (value instanceof String text) {
            out.number(TEXT);
            out.text(text);
        } else if (value instanceof Long whole) {
            out.number(WHOLE);
            out.number(whole);
        } else if (value instanceof Double decimal) {
            out.number(DECIMAL);
            out.number(Double.doubleToRawLongBits(decimal));
        } else if (value instanceof Boolean truth) {
            out.number(TRUTH);
            out.truth(truth);
        } else if (value instanceof List<?> list) {
            out.number(LIST);
            out.list(list, item -> write(item, out));
        } else if (value instanceof Map<?, ?> map) {
            out.number(MAP);
            writeMap(map, out);
        } else {
            throw new IllegalStateException("a type that front matter does not give: " + value.getClass());
        }
    }

    private static Object value(BinaryReader in) {
        int type = in.count();
        return switch (type) {
            case TEXT -> in.text();
            case WHOLE -> in.number();
            case DECIMAL -> Double.longBitsToDouble(in.number());
            case TRUTH -> in.truth();
            case LIST -> List.copyOf(in.list(() -> value(in)));
            case MAP -> map(in);
            default -> throw new IllegalStateException("an unknown type of value: " + type);
        };
    }
}
