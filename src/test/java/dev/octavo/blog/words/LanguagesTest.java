package dev.octavo.blog.words;

import dev.octavo.testing.Rows;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class LanguagesTest {
    @TestFactory
    Stream<DynamicTest> rows() {
        return Rows.of(LanguagesTest.class, "languages.rows")
                .become(Map.of(
                        "name",
                        tag -> Languages.name(tag).orElse(""),
                        "direction",
                        Languages::direction,
                        "locale",
                        Languages::locale,
                        "files",
                        tag -> String.join(" ", Languages.fileNames(tag))));
    }
}
