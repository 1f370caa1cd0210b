package dev.octavo.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.octavo.blog.site.FrontMatter.Placement;
import dev.octavo.testing.RecordSamples;
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
        assertNotEquals(RecordSamples.made(type, -1), RecordSamples.made(type, changed));
        assertEquals(RecordSamples.made(type, changed), RecordSamples.made(type, changed));
        assertEquals(
                RecordSamples.made(type, changed).hashCode(),
                RecordSamples.made(type, changed).hashCode());
    }

    private static Stream<? extends Class<?>> comparedByHand() {
        return HouseTest.CLASSES.stream()
                .filter(JavaClass::isRecord)
                .filter(type ->
                        isByHand(type.getMethod("equals", Object.class)) || isByHand(type.getMethod("hashCode")))
                .map(JavaClass::reflect);
    }

    /** Methods that the compiler generates leave everything to invokedynamic. */
    private static boolean isByHand(JavaMethod method) {
        return !method.getAccessesFromSelf().isEmpty()
                || !method.getInstanceofChecks().isEmpty();
    }
}
