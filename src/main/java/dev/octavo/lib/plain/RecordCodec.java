package dev.octavo.lib.plain;

import dev.octavo.lib.hash.Hash;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Encodes records of one class for a later build of the same program: their components in order and nothing else. So
 * the bytes of a record can also be decoded as a record that has only its first components.
 */
public final class RecordCodec<R extends Record> {
    private static final Part TEXT = part(BinaryWriter::text, RecordCodec::text);
    private static final Part NUMBER = part(BinaryWriter::number, RecordCodec::number);
    private static final Part COUNT = RecordCodec.<Integer>part((out, value) -> out.number(value), RecordCodec::count);
    private static final Part TRUTH = part(BinaryWriter::truth, in -> in.get() != 0);
    private static final Part DECIMAL = part(
            (out, value) -> out.number(Double.doubleToRawLongBits(value)), in -> Double.longBitsToDouble(number(in)));

    /** A value preceded by its type, for the author's own data for templates. */
    private static final Part ANY = part(RecordCodec::writeAny, RecordCodec::readAny);

    private static final List<Class<?>> KINDS =
            List.of(String.class, Long.class, Double.class, Boolean.class, List.class, Map.class);
    private static final List<Part> OF_KINDS = List.of(TEXT, NUMBER, DECIMAL, TRUTH, list(ANY), map(TEXT, ANY));

    private static final Map<Type, Part> SIMPLE = Map.ofEntries(
            Map.entry(String.class, TEXT),
            Map.entry(int.class, COUNT),
            Map.entry(Integer.class, COUNT),
            Map.entry(long.class, NUMBER),
            Map.entry(Long.class, NUMBER),
            Map.entry(boolean.class, TRUTH),
            Map.entry(Boolean.class, TRUTH),
            Map.entry(byte[].class, part(BinaryWriter::bytes, RecordCodec::bytes)),
            Map.entry(Hash.class, part(BinaryWriter::hash, in -> new Hash(in.getLong(), in.getLong()))),
            Map.entry(
                    LocalDate.class,
                    part((out, day) -> out.number(day.toEpochDay()), in -> LocalDate.ofEpochDay(number(in)))),
            Map.entry(OffsetDateTime.class, part(RecordCodec::writeTime, RecordCodec::readTime)),
            Map.entry(Object.class, ANY));

    private final Map<Type, Part> parts = new HashMap<>(SIMPLE);
    private final Part whole;

    private RecordCodec(Class<R> type, List<Substitute<?, ?>> substitutes) {
        substitutes.forEach(substitute -> parts.put(substitute.type(), substitute.part(this)));
        whole = part(type);
    }

    /**
     * Returns the codec of {@code type}.
     *
     * @throws IllegalStateException if such a record contains anything but plain data
     */
    public static <R extends Record> RecordCodec<R> of(Class<R> type, Substitute<?, ?>... substitutes) {
        return new RecordCodec<>(type, List.of(substitutes));
    }

    /** Encodes all values of {@code type} as another record, and decodes them from it. */
    public record Substitute<T, S extends Record>(
            Class<T> type, Class<S> written, Function<T, S> writing, Function<S, T> reading) {
        private Part part(RecordCodec<?> codec) {
            Part inner = codec.part(written);
            return RecordCodec.part(
                    (out, value) -> inner.write(out, writing.apply(type.cast(value))),
                    in -> reading.apply(written.cast(inner.read(in))));
        }
    }

    public byte[] encoded(R record) {
        BinaryWriter out = new BinaryWriter();
        whole.write(out, record);
        return out.bytes();
    }

    @SuppressWarnings("unchecked") // the part was made for this type
    public R decoded(byte[] bytes) {
        return (R) whole.read(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Writes and reads values of one type. */
    private record Part(BiConsumer<BinaryWriter, Object> writing, Function<ByteBuffer, ?> reading) {
        void write(BinaryWriter out, Object value) {
            writing.accept(out, value);
        }

        Object read(ByteBuffer in) {
            return reading.apply(in);
        }
    }

    @SuppressWarnings("unchecked") // a part only gets values of its type
    private static <T> Part part(BiConsumer<BinaryWriter, T> writing, Function<ByteBuffer, T> reading) {
        return new Part((BiConsumer<BinaryWriter, Object>) writing, reading);
    }

    private Part part(Type type) {
        Part known = parts.get(type);
        if (known != null) {
            return known;
        }
        Part part = newPart(type);
        parts.put(type, part);
        return part;
    }

    private Part newPart(Type type) {
        if (type instanceof ParameterizedType generic) {
            Part[] inner = parts(generic.getActualTypeArguments());
            Type raw = generic.getRawType();
            return raw == Map.class ? map(inner[0], inner[1]) : raw == List.class ? list(inner[0]) : optional(inner[0]);
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return record(RecordComponents.of(plain));
        }
        if (type instanceof Class<?> plain && plain.isSealed()) {
            return oneOf(plain.getPermittedSubclasses());
        }
        if (type instanceof Class<?> plain && plain.isEnum()) {
            List<?> constants = List.of(plain.getEnumConstants());
            return part((out, value) -> out.number(constants.indexOf(value)), in -> constants.get(count(in)));
        }
        throw new IllegalStateException("not plain data: " + type);
    }

    private Part[] parts(Type[] types) {
        return Arrays.stream(types).map(this::part).toArray(Part[]::new);
    }

    private Part record(RecordComponents components) {
        Part[] inner = new Part[components.count()];
        Arrays.setAll(inner, i -> part(components.type(i)));
        return part(
                (out, record) -> {
                    for (int i = 0; i < inner.length; i++) {
                        inner[i].write(out, components.value(i, record));
                    }
                },
                in -> {
                    Object[] values = new Object[inner.length];
                    for (int i = 0; i < inner.length; i++) {
                        values[i] = inner[i].read(in);
                    }
                    return components.made(values);
                });
    }

    private Part oneOf(Class<?>[] classes) {
        Part[] inner = parts(classes);
        return part(
                (out, value) -> {
                    int which = Arrays.asList(classes).indexOf(value.getClass());
                    out.number(which);
                    inner[which].write(out, value);
                },
                in -> inner[count(in)].read(in));
    }

    private static Part optional(Part inner) {
        return RecordCodec.<Optional<?>>part(
                (out, value) -> {
                    out.truth(value.isPresent());
                    value.ifPresent(present -> inner.write(out, present));
                },
                in -> in.get() != 0 ? Optional.of(inner.read(in)) : Optional.empty());
    }

    private static Part list(Part inner) {
        return RecordCodec.<List<?>>part(
                (out, list) -> {
                    out.number(list.size());
                    list.forEach(value -> inner.write(out, value));
                },
                in -> {
                    Object[] values = new Object[count(in)];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = inner.read(in);
                    }
                    return List.of(values);
                });
    }

    /** In the map's order. */
    private static Part map(Part keys, Part values) {
        return RecordCodec.<Map<?, ?>>part(
                (out, map) -> {
                    out.number(map.size());
                    map.forEach((key, value) -> {
                        keys.write(out, key);
                        values.write(out, value);
                    });
                },
                in -> {
                    int size = count(in);
                    Map<Object, Object> map = new LinkedHashMap<>();
                    for (int i = 0; i < size; i++) {
                        map.put(keys.read(in), values.read(in));
                    }
                    return size == 0 ? Map.of() : Collections.unmodifiableMap(map);
                });
    }

    private static void writeAny(BinaryWriter out, Object value) {
        for (int kind = 0; kind < KINDS.size(); kind++) {
            if (KINDS.get(kind).isInstance(value)) {
                out.number(kind);
                OF_KINDS.get(kind).write(out, value);
                return;
            }
        }
        throw new IllegalStateException("not plain data: " + value.getClass());
    }

    private static Object readAny(ByteBuffer in) {
        return OF_KINDS.get(count(in)).read(in);
    }

    private static void writeTime(BinaryWriter out, OffsetDateTime time) {
        out.number(time.toEpochSecond());
        out.number(time.getNano());
        out.number(time.getOffset().getTotalSeconds());
    }

    private static OffsetDateTime readTime(ByteBuffer in) {
        return Instant.ofEpochSecond(number(in), number(in)).atOffset(ZoneOffset.ofTotalSeconds((int) number(in)));
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static int count(ByteBuffer in) {
        return Math.toIntExact(number(in));
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[count(in)];
        in.get(bytes);
        return bytes;
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }
}
