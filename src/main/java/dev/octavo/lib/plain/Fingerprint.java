package dev.octavo.lib.plain;

import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hashes plain data: records of any class with everything in them. Equal data has equal fingerprints in every process
 * and on every machine.
 */
public final class Fingerprint {
    // Tags that keep different shapes of data apart.
    private static final long RECORD = 1;
    private static final long LIST = 2;
    private static final long MAP = 3;
    private static final long PRESENT = 4;
    private static final long ABSENT = 5;
    private static final long NUMBER = 6;
    private static final long TIME = 7;

    /** Records with at least this many components are hashed separately, so that shared ones are hashed only once. */
    private static final int LARGE = 6;

    private final Digest digest = new Digest();
    private final Function<Record, Hash> ofLarge;

    private Fingerprint(Function<Record, Hash> ofLarge) {
        this.ofLarge = ofLarge;
    }

    /**
     * Hashes records, lists, ordered maps, optional values, text, numbers, booleans, enum constants, URIs, and the
     * dates and zones of {@code java.time}.
     *
     * @throws IllegalStateException if there is anything else in it
     */
    public static Hash of(Object plain) {
        return of(plain, Fingerprint::of);
    }

    /**
     * Returns the fingerprint of each component of {@code record}, in order.
     *
     * @param ofLarge returns {@link #of} a large record, and may cache it
     */
    public static Map<String, Hash> parts(Record record, Function<Record, Hash> ofLarge) {
        Map<String, Hash> parts = new LinkedHashMap<>();
        RecordComponents components = RecordComponents.of(record.getClass());
        for (int i = 0; i < components.count(); i++) {
            Object value = components.value(i, record);
            boolean large = value instanceof Record inner && isLarge(RecordComponents.of(inner.getClass()));
            parts.put(components.name(i), large ? ofLarge.apply((Record) value) : of(value, ofLarge));
        }
        return parts;
    }

    private static Hash of(Object plain, Function<Record, Hash> ofLarge) {
        Fingerprint fingerprint = new Fingerprint(ofLarge);
        if (plain instanceof Record record) {
            fingerprint.addComponents(record, RecordComponents.of(record.getClass()));
        } else {
            fingerprint.add(plain);
        }
        return fingerprint.digest.hash();
    }

    private static boolean isLarge(RecordComponents components) {
        return components.count() >= LARGE;
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
        RecordComponents components = RecordComponents.of(record.getClass());
        if (isLarge(components)) {
            digest.add(ofLarge.apply(record));
        } else {
            addComponents(record, components);
        }
    }

    private void addComponents(Record record, RecordComponents components) {
        digest.add(RECORD).add(components.nameHash());
        for (int i = 0; i < components.count(); i++) {
            add(components.value(i, record));
        }
    }

    /** Includes the map's order, which templates can see. */
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
        } else if (value instanceof OffsetDateTime time) { // its text takes long to make, and each article has some
            digest.add(TIME)
                    .add(time.toEpochSecond())
                    .add(time.getNano())
                    .add(time.getOffset().getTotalSeconds());
        } else if (value instanceof Number
                || value instanceof URI
                || value.getClass().getName().startsWith("java.time.")) {
            digest.add(value.getClass().getName()).add(value.toString());
        } else {
            throw new IllegalStateException("not plain data: " + value.getClass());
        }
    }
}
