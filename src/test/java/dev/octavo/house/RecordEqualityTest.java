package dev.octavo.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.octavo.site.FrontMatter.Placement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Records that are compared by hand, to start faster, compare every component. One that is forgotten gives an article the
 * value of another, since equal records are kept only once.
 */
final class RecordEqualityTest {
    private static final Map<Class<?>, List<Object>> SAMPLES = Map.of(
            boolean.class, List.of(false, true),
            int.class, List.of(1, 2),
            long.class, List.of(1L, 2L),
            Integer.class, List.of(1, 2),
            LocalDate.class, List.of(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-02")),
            OffsetDateTime.class,
                    List.of(OffsetDateTime.parse("2026-01-01T08:00Z"), OffsetDateTime.parse("2026-01-01T09:00Z")));

    @TestFactory
    Stream<DynamicTest> everyComponentCounts() {
        return comparedByHand()
                .flatMap(type -> IntStream.range(0, type.getRecordComponents().length)
                        .mapToObj(i -> DynamicTest.dynamicTest(
                                type.getName() + "." + type.getRecordComponents()[i].getName(),
                                () -> assertCounts(type, i))));
    }

    @Test
    void recordsComparedByHandAreFound() {
        assertTrue(comparedByHand().anyMatch(Placement.class::equals));
        assertTrue(comparedByHand().noneMatch(Placement.class.getEnclosingClass()::equals));
    }

    private static void assertCounts(Class<?> type, int changed) {
        assertNotEquals(made(type, -1), made(type, changed));
        assertEquals(made(type, changed), made(type, changed));
        assertEquals(made(type, changed).hashCode(), made(type, changed).hashCode());
    }

    private static Stream<? extends Class<?>> comparedByHand() {
        return HouseTest.CLASSES.stream()
                .filter(JavaClass::isRecord)
                .filter(type ->
                        isByHand(type.getMethod("equals", Object.class)) || isByHand(type.getMethod("hashCode")))
                .map(JavaClass::reflect);
    }

    /** What the compiler makes leaves all to the machine. */
    private static boolean isByHand(JavaMethod method) {
        return !method.getAccessesFromSelf().isEmpty()
                || !method.getInstanceofChecks().isEmpty();
    }

    /** A record of the first samples, but of the second one for the component at {@code changed}. */
    private static Object made(Class<?> type, int changed) {
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

    private static Object sample(Type type, int which, String root) {
        if (type instanceof ParameterizedType of) {
            Object inner = sample(of.getActualTypeArguments()[0], which, root);
            return of.getRawType() == Optional.class ? Optional.of(inner) : List.of(inner);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return root + "ab".charAt(which);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[which];
        }
        return plain.isRecord() ? made(plain, which - 1) : SAMPLES.get(plain).get(which);
    }
}
