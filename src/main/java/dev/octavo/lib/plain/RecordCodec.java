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
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Encodes records of one class for a later build of the same program: their components in order and nothing else. So
 * the bytes of a record can also be decoded as a record that has only its first components.
 */
public final class RecordCodec<R extends Record> {
    /** A value preceded by its type, for the author's own data for templates. */
    private static final Part ANY = part(RecordCodec::writeAny, RecordCodec::readAny);

    private static final List<Class<?>> KINDS =
            List.of(String.class, Long.class, Double.class, Boolean.class, List.class, Map.class);
    private static final List<Part> OF_KINDS = List.of(
            simple(String.class),
            simple(Long.class),
            simple(Double.class),
            simple(Boolean.class),
            list(ANY),
            map(simple(String.class), ANY));

    private static final Set<Type> SIMPLE = Set.of(
            String.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            boolean.class,
            Boolean.class,
            byte[].class,
            Hash.class,
            LocalDate.class,
            OffsetDateTime.class);

    private final Map<Type, Part> parts = new HashMap<>();
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
        return BinaryWriter.written(out -> whole.write(out, record));
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
        if (SIMPLE.contains(type)) {
            return simple(type);
        }
        if (type == Object.class) {
            return ANY;
        }
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

    /** One pair of methods for all these types, since each lambda costs time at the start. */
    private static Part simple(Type type) {
        return part(RecordCodec::writeSimple, in -> readSimple(type, in));
    }

    private static void writeSimple(BinaryWriter out, Object value) {
        if (value instanceof String text) {
            out.text(text);
        } else if (value instanceof Boolean truth) {
            out.truth(truth);
        } else if (value instanceof Double decimal) {
            out.number(Double.doubleToRawLongBits(decimal));
        } else if (value instanceof Number number) {
            out.number(number.longValue());
        } else if (value instanceof Hash hash) {
            out.hash(hash);
        } else if (value instanceof byte[] bytes) {
            out.bytes(bytes);
        } else if (value instanceof LocalDate day) {
            out.number(day.toEpochDay());
        } else {
            writeTime(out, (OffsetDateTime) value);
        }
    }

    private static Object readSimple(Type type, ByteBuffer in) {
        if (type == String.class) {
            return text(in);
        } else if (type == boolean.class || type == Boolean.class) {
            return in.get() != 0;
        } else if (type == int.class || type == Integer.class) {
            return count(in);
        } else if (type == Hash.class) {
            return new Hash(in.getLong(), in.getLong());
        } else if (type == byte[].class) {
            return bytes(in);
        } else if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(number(in));
        } else if (type == OffsetDateTime.class) {
            return readTime(in);
        }
        long number = number(in);
        return type == Double.class ? (Object) Double.longBitsToDouble(number) : (Object) number;
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
        int length = count(in);
        int from = in.position();
        in.position(from + length);
        return new String(in.array(), in.arrayOffset() + from, length, StandardCharsets.UTF_8); // copied once
    }
}
