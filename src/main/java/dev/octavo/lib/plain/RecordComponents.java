package dev.octavo.lib.plain;

import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reflective access to the components of a record class. */
public final class RecordComponents {
    private static final ClassValue<RecordComponents> KNOWN = new ClassValue<>() {
        @Override
        protected RecordComponents computeValue(Class<?> type) {
            return new RecordComponents(type);
        }
    };

    private final Class<?> record;
    private final Hash nameHash;
    private final Method[] accessors;
    private @Nullable Constructor<?> constructor;

    private RecordComponents(Class<?> record) {
        this.record = record;
        nameHash = new Digest().add(record.getSimpleName()).hash(); // a package may get another name
        accessors = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .toArray(Method[]::new);
        for (Method accessor : accessors) {
            accessor.setAccessible(true); // the record may be private to its package
        }
    }

    public static RecordComponents of(Class<?> record) {
        return KNOWN.get(record);
    }

    public int count() {
        return accessors.length;
    }

    /** The hash of the name of the record's class, without its package. */
    Hash nameHash() {
        return nameHash;
    }

    public String name(int index) {
        return accessors[index].getName();
    }

    public Type type(int index) {
        return accessors[index].getGenericReturnType();
    }

    public Object value(int index, Object of) {
        try {
            return accessors[index].invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the components of a record can be read: " + accessors[index], e);
        }
    }

    public Object made(Object[] values) {
        try {
            return constructor().newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record can be made of its components: " + record, e);
        }
    }

    /** The values of a record by the names of its components, in their order. */
    public static Map<String, Object> values(Record of) {
        RecordComponents components = of(of.getClass());
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < components.count(); i++) {
            values.put(components.name(i), components.value(i, of));
        }
        return values;
    }

    /** The same record with those of {@code others} that have the names of its components. */
    @SuppressWarnings("unchecked") // of the same class
    public static <R extends Record> R with(R record, Map<String, ?> others) {
        Map<String, Object> values = values(record);
        values.replaceAll((name, value) -> others.containsKey(name) ? others.get(name) : value);
        return (R) of(record.getClass()).made(values.values().toArray());
    }

    private Constructor<?> constructor() throws NoSuchMethodException {
        Constructor<?> known = constructor;
        if (known == null) {
            known = record.getDeclaredConstructor(
                    Arrays.stream(accessors).map(Method::getReturnType).toArray(Class<?>[]::new));
            known.setAccessible(true);
            constructor = known;
        }
        return known;
    }
}
