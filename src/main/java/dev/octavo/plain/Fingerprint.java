package dev.octavo.plain;

import dev.octavo.hash.Digest;
import dev.octavo.hash.Hash;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The hash of plain data: of a record with all that is in it, whatever its class. Equal data has equal fingerprints, in
 * every process and on every machine.
 */
public final class Fingerprint {
    /** The hashes of class names, since every record needs that of its class. */
    private static final ClassValue<Hash> NAMES = new ClassValue<>() {
        @Override
        protected Hash computeValue(Class<?> type) {
            return new Digest().add(type.getName()).hash();
        }
    };

    // So that no two shapes of data are written alike.
    private static final long RECORD = 1;
    private static final long LIST = 2;
    private static final long MAP = 3;
    private static final long PRESENT = 4;
    private static final long ABSENT = 5;
    private static final long NUMBER = 6;

    /** From how many components on a record is hashed by itself, so that it need not be for each that holds it. */
    private static final int LARGE = 6;

    private final Digest digest = new Digest();
    private final Function<Record, Hash> ofLarge;

    private Fingerprint(Function<Record, Hash> ofLarge) {
        this.ofLarge = ofLarge;
    }

    /**
     * Of records, lists, maps that keep an order, optional values, text, numbers, booleans, constants of enumerations and
     * the dates and zones of {@code java.time}.
     *
     * @throws IllegalStateException where there is anything else in it
     */
    public static Hash of(Object plain) {
        return of(plain, Fingerprint::of);
    }

    /**
     * The fingerprint of each component of {@code record}, in their order.
     *
     * @param ofLarge what {@link #of} says of a large record, which many may share
     */
    public static Map<String, Hash> parts(Record record, Function<Record, Hash> ofLarge) {
        Map<String, Hash> parts = new LinkedHashMap<>();
        Components components = Components.of(record.getClass());
        for (int i = 0; i < components.count(); i++) {
            Object value = components.value(i, record);
            boolean large = value instanceof Record inner && isLarge(inner);
            parts.put(components.name(i), large ? ofLarge.apply((Record) value) : of(value, ofLarge));
        }
        return parts;
    }

    private static Hash of(Object plain, Function<Record, Hash> ofLarge) {
        Fingerprint fingerprint = new Fingerprint(ofLarge);
        if (plain instanceof Record record) {
            fingerprint.addComponents(record);
        } else {
            fingerprint.add(plain);
        }
        return fingerprint.digest.hash();
    }

    private static boolean isLarge(Record record) {
        return Components.of(record.getClass()).count() >= LARGE;
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
        if (isLarge(record)) {
            digest.add(ofLarge.apply(record));
        } else {
            addComponents(record);
        }
    }

    private void addComponents(Record record) {
        Components components = Components.of(record.getClass());
        digest.add(RECORD).add(NAMES.get(record.getClass()));
        for (int i = 0; i < components.count(); i++) {
            add(components.value(i, record));
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
        } else if (value instanceof Number
                || value instanceof URI
                || value.getClass().getName().startsWith("java.time.")) {
            digest.add(value.getClass().getName()).add(value.toString());
        } else {
            throw new IllegalStateException("no plain data: " + value.getClass());
        }
    }
}
