package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.output.OutputPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps its name when it changes is asked for each time. */
final class ServingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "posts/a-5f3a09c2/index.html",
                "page-5f3a09c2.html",
                "feed.xml",
                "search.5f3a09c2.json",
                "css/octavo.css",
                "5f3a09c2/octavo.css",
                "css.5f3a09c2/octavo.css",
                "photo-20261125.jpg",
                "photo-feedbeef.jpg",
                "photo-5f3a.jpg",
                "5f3a09c2.css",
                "octavo-5f3a09c2"
            })
    void isAskedForEachTime(String path) {
        assertEquals("max-age=0, must-revalidate", control(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "octavo.5f3a09c2.css",
                "octavo-5f3a09c2.css",
                "fonts/serif.5F3A09C2D1.woff2",
                "a/b-c.0123456789abcdef0123456789abcdef.js"
            })
    void isKeptForAnHour(String path) {
        assertEquals("max-age=3600", control(path));
    }

    private static String control(String path) {
        return Headers.of(new OutputPath(path)).cacheControl();
    }
}
