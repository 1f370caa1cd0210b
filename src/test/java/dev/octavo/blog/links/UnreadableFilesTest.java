package dev.octavo.blog.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links that lead nowhere while other files have mistakes. */
final class UnreadableFilesTest {
    private static final String FRONT_MATTER = """
            title: "Frost: a diary"
            categories: [C++, Grüne Wege]
            permalink: /2019/frost.html
            image: /img/gone.png
            """;

    @ParameterizedTest
    @CsvSource({
        "/posts/first-frost/, true",
        "first-frost.md, true",
        "/blog/2019-05-01-first-frost/, true",
        "/tags/cplusplus/, true",
        "/tags/grüne-wege/, true",
        "/2019/frost.html, true",
        "/archive/2019/, true",
        "/tags/, true",
        "../2019-05-01-first-frost/index.md, true",
        "../second-frost/index.md, false",
        "/nowhere/, false",
        "/img/gone.png, false",
        "/posts/frost-first/, false",
        "../img/gone.png, false",
    })
    void mayLeadToAnUnreadableFile(String path, boolean may) {
        UnreadableFiles unreadable =
                UnreadableFiles.of(Stream.of("content/blog/2019-05-01-First Frost.md"), Stream.of(FRONT_MATTER), false);
        assertEquals(may, unreadable.mayPublish(path));
    }

    @ParameterizedTest
    @CsvSource({"/any/where/, true", "/any, true", "x.html, true", "/img/gone.png, false", "pic.jpg, false"})
    void withoutSettingsNoAddressIsKnown(String path, boolean may) {
        assertEquals(may, UnreadableFiles.of(Stream.of(), Stream.of(), true).mayPublish(path));
    }
}
