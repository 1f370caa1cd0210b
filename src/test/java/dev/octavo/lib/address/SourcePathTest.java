package dev.octavo.lib.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourcePathTest {
    @ParameterizedTest
    @CsvSource({
        "kite.csv, content/posts/kite.csv",
        "./a//b.csv, content/posts/a/b.csv",
        "..\\authors\\b.csv, content/authors/b.csv",
        "/static/a.csv, static/a.csv",
        "../../static/a.csv, static/a.csv",
        "../../../a.csv, ",
        "/../a.csv, ",
        "/, ",
    })
    void resolvesAPathInAFile(String written, String found) {
        assertEquals(
                Optional.ofNullable(found),
                new SourcePath("content/posts/a.md").beside(written).map(SourcePath::value));
    }

    @ParameterizedTest
    @CsvSource({
        "a/kite.MD, md, true, false",
        "kite.markdown, markdown, true, false",
        "a.b/Kite.JPG, jpg, false, true",
        "a.md/kite, '', false, false",
        "md, '', false, false",
        ".htaccess, htaccess, false, false",
        "a/, '', false, false",
    })
    void knowsKindsByTheEndsOfNames(String path, String extension, boolean markdown, boolean picture) {
        assertEquals(extension, SourcePath.extension(path));
        assertEquals(markdown, SourcePath.isMarkdown(path));
        assertEquals(picture, SourcePath.isPicture(path));
    }
}
