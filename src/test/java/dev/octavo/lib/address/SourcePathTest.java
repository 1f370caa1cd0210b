package dev.octavo.lib.address;

import dev.octavo.testing.Rows;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class SourcePathTest {
    @TestFactory
    Stream<DynamicTest> rows() {
        return Rows.of(SourcePathTest.class, "source-paths.rows")
                .become(Map.of(
                        "beside",
                                written -> new SourcePath("content/posts/a.md")
                                        .beside(written)
                                        .map(SourcePath::value)
                                        .orElse(""),
                        "kind",
                                path -> SourcePath.extension(path)
                                        + (SourcePath.isMarkdown(path) ? " is Markdown" : "")
                                        + (SourcePath.isPicture(path) ? " is a picture" : "")));
    }
}
