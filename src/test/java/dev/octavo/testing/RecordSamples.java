package dev.octavo.testing;

import dev.octavo.lib.plain.RecordComponents;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Records of any class in which no component is empty, zero or false, except one if wanted. */
public final class RecordSamples {
    private static final Map<Class<?>, List<Object>> SAMPLES = Map.of(
            boolean.class, List.of(true, false),
            Boolean.class, List.of(true, false),
            int.class, List.of(1, 2),
            long.class, List.of(1L, 2L),
            Integer.class, List.of(1, 2),
            Object.class, List.of("a", "b"),
            LocalDate.class, List.of(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-02")),
            OffsetDateTime.class,
                    List.of(OffsetDateTime.parse("2026-01-01T08:00Z"), OffsetDateTime.parse("2026-01-01T09:00Z")));

    private RecordSamples() {}

    public static <R extends Record> R of(Class<R> type) {
        return type.cast(made(type, -1));
    }

    /** The same with another value for the component at {@code changed}; -1 changes none. */
    public static Object made(Class<?> type, int changed) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        for (String root : List.of("", "/")) { // an address begins with a slash, a file's path does not
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = sample(components[i].getGenericType(), i == changed ? 1 : 0, root);
            }
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(values);
            } catch (InvocationTargetException refused) {
                // the constructor takes no such values; the next ones may do
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type.getName(), e);
            }
        }
        throw new IllegalStateException(type.getName() + " takes none of the samples");
    }

    /** A record in which optional values are absent, lists are empty, and nested records likewise. */
    public static <R extends Record> R bare(Class<R> type) {
        RecordComponents components = RecordComponents.of(type);
        Object[] values = new Object[components.count()];
        Arrays.setAll(values, i -> nothing(components.type(i)));
        return type.cast(components.made(values));
    }

    private static Object nothing(Type type) {
        if (type instanceof ParameterizedType of) {
            return of.getRawType() == Map.class
                    ? Map.of()
                    : of.getRawType() == Optional.class ? Optional.empty() : List.of();
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() ? bare(plain.asSubclass(Record.class)) : plain == boolean.class ? false : "";
    }

    /** The same record with another value for the component of that name. */
    public static <R extends Record> R with(R record, String name, Object value) {
        return with(record, Map.of(name, value));
    }

    /** The same record with other values for the components of those names. */
    public static <R extends Record> R with(R record, Map<String, Object> others) {
        if (!RecordComponents.values(record).keySet().containsAll(others.keySet())) {
            throw new IllegalArgumentException(record.getClass() + " has not all of " + others.keySet());
        }
        return RecordComponents.with(record, others);
    }

    private static Object sample(Type type, int which, String root) {
        if (type instanceof ParameterizedType of) {
            List<Object> inner = Stream.of(of.getActualTypeArguments())
                    .map(argument -> sample(argument, which, root))
                    .toList();
            return of.getRawType() == Map.class
                    ? Map.of(inner.get(0), inner.get(1))
                    : of.getRawType() == Optional.class ? Optional.of(inner.get(0)) : List.of(inner.get(0));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return root + "ab".charAt(which);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[which];
        }
        if (plain.isSealed()) {
            return made(plain.getPermittedSubclasses()[which], -1);
        }
        return plain.isRecord() ? made(plain, which - 1) : SAMPLES.get(plain).get(which);
    }
}
