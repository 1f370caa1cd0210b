package dev.octavo.blog.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the plural categories with those of the Unicode CLDR. */
final class PluralsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | other one other other other other other other other other
                    de-AT | other one other other other other other other other other
                    fr | one one other other other other other other other other
                    pt-BR | one one other other other other other other other other
                    hi | one one other other other other other other other other
                    ja | other other other other other other other other other other
                    zh-Hant | other other other other other other other other other other
                    pl | many one few many many many few many many many
                    cs | other one few other other other other other other other
                    ru | many one few many many one few many one one
                    uk | many one few many many one few many one one
                    hr | other one few other other one few other one one
                    he | other one two other other other other other other other
                    ar | zero one two few many many many other other other
                    sl | other one two other other other other other one one
                    lt | other one few few other one few other one one
                    lv | zero one other other zero one other zero one one
                    ro | few one few few few other other other few few
                    mk | other one other other other one other other one one
                    tlh | other one other other other other other other other other
                    """)
    void followTheRulesOfTheLanguage(String language, String forms) {
        assertEquals(
                forms,
                LongStream.of(0, 1, 2, 5, 11, 21, 22, 100, 101, 1001)
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
