package dev.octavo.plain;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
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
    private final Method[] accessors;
    private @Nullable Constructor<?> constructor;

    private RecordComponents(Class<?> record) {
        this.record = record;
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
