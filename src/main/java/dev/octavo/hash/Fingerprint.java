package dev.octavo.hash;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hash of plain data: of a record with all that is in it, whatever its class. Equal data has equal fingerprints, in
 * every process and on every machine.
 */
public final class Fingerprint {
    private static final ClassValue<Method[]> ACCESSORS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .peek(accessor -> accessor.setAccessible(true)) // outputs are private records of their rooms
                    .toArray(Method[]::new);
        }
    };

    // So that no two shapes of data are written alike.
    private static final long RECORD = 1;
    private static final long LIST = 2;
    private static final long MAP = 3;
    private static final long PRESENT = 4;
    private static final long ABSENT = 5;
    private static final long NUMBER = 6;

    private final Digest digest = new Digest();

    private Fingerprint() {}

    /** The fingerprint of each component of {@code record}, in their order. */
    public static Map<String, Hash> parts(Record record) {
        Map<String, Hash> parts = new LinkedHashMap<>();
        for (Method accessor : ACCESSORS.get(record.getClass())) {
            parts.put(accessor.getName(), of(value(accessor, record)));
        }
        return parts;
    }

    /**
     * Of records, lists, maps that keep an order, optional values, text, numbers, booleans, constants of enumerations and
     * the dates and zones of {@code java.time}.
     *
     * @throws IllegalStateException where there is anything else in it
     */
    public static Hash of(Object plain) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(plain);
        return fingerprint.digest.hash();
    }

    private void add(Object value) {
        if (value instanceof String text) {
            digest.add(text);
        } else if (value instanceof Record record) {
            addRecord(record);
        } else if (value instanceof Optional<?> optional) {
            digest.add(optional.isPresent() ? PRESENT : ABSENT);
            optional.ifPresent(this::add);
        } else if (value instanceof List<?> list) {
            digest.add(LIST).add(list.size());
            list.forEach(this::add);
        } else if (value instanceof Map<?, ?> map) {
            addMap(map);
        } else {
            addSimple(value);
        }
    }

    private void addRecord(Record record) {
        Class<?> type = record.getClass();
        digest.add(RECORD).add(type.getName());
        for (Method accessor : ACCESSORS.get(type)) {
            add(value(accessor, record));
        }
    }

    private static Object value(Method component, Record record) {
        try {
            return component.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the components of a record can be read: " + component, e);
        }
    }

    /** In the map's order, in which templates list it too. */
    private void addMap(Map<?, ?> map) {
        digest.add(MAP).add(map.size());
        map.forEach((key, value) -> {
            add(key);
            add(value);
        });
    }

    private void addSimple(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            digest.add(NUMBER).add(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            digest.add(truth ? PRESENT : ABSENT);
        } else if (value instanceof Enum<?> constant) {
            digest.add(constant.name());
        } else if (value instanceof Number || value.getClass().getName().startsWith("java.time.")) {
            digest.add(value.getClass().getName()).add(value.toString());
        } else {
            throw new IllegalStateException("no plain data: " + value.getClass());
        }
    }
}
