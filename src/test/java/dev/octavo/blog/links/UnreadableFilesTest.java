package dev.octavo.blog.links;

import dev.octavo.testing.Rows;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Links that lead nowhere while other files have mistakes. */
final class UnreadableFilesTest {
    private static final String FRONT_MATTER = """
            title: "Frost: a diary"
            categories: [C++, Grüne Wege]
            permalink: /2019/frost.html
            image: /img/gone.png
            """;
    private static final UnreadableFiles UNREADABLE =
            UnreadableFiles.of(Stream.of("content/blog/2019-05-01-First Frost.md"), Stream.of(FRONT_MATTER), false);

    @TestFactory
    Stream<DynamicTest> mayLeadToAnUnreadableFile() {
        return Rows.of(UnreadableFilesTest.class, "unreadable-files.rows")
                .become(Map.of(
                        "beside", path -> "" + UNREADABLE.mayPublish(path),
                        "alone",
                                path -> ""
                                        + UnreadableFiles.of(Stream.of(), Stream.of(), true)
                                                .mayPublish(path)));
    }
}
