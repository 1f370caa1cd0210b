package dev.octavo.use.scaffold;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.Rows;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

final class SkeletonTest {
    @Test
    void isAlwaysOneLine() {
        assertEquals("a b c", Skeleton.yaml(" a\n\n b\t\u0000c\u2028"));
    }

    @TestFactory
    Stream<DynamicTest> rows() {
        return Rows.of(SkeletonTest.class, "quotes.rows").become(Map.of("yaml", Skeleton::yaml, "again", text ->
                (String) new Load(LoadSettings.builder().build()).loadFromString(Skeleton.yaml(text))));
    }
}
