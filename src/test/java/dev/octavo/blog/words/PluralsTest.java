package dev.octavo.blog.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Rows;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares the plural categories with those of the Unicode CLDR. */
final class PluralsTest {
    @TestFactory
    Stream<DynamicTest> followTheRulesOfTheLanguage() {
        return Rows.of(PluralsTest.class, "plurals.rows")
                .become(language -> LongStream.of(0, 1, 2, 5, 11, 21, 22, 100, 101, 1001)
                        .mapToObj(n -> Plurals.category(language, n))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void listEveryCategoryThatIsChosen() {
        for (String language : "en fr hi ja pl ru hr cs sl lt lv ro he ar is".split(" ", -1)) {
            Set<String> chosen = new TreeSet<>();
            for (int n = 0; n < 300; n++) {
                chosen.add(Plurals.category(language, n));
            }
            assertEquals(new TreeSet<>(Plurals.categories(language)), chosen, language);
        }
        assertTrue(Plurals.categories("en").contains("other"));
    }
}
