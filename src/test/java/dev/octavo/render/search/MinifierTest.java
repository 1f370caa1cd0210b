package dev.octavo.render.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MinifierTest {
    private static final int MOST = 6000;

    @TestFactory
    Stream<DynamicTest> shortensNamesAndDropsBlanks() {
        return Rows.of(MinifierTest.class, "minified.rows").become(Minifier::of);
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "sentences", "open"})
    void theProgramHasTheMinifiedScript(String name) throws IOException {
        String minified = Minifier.of(Files.readString(Path.of("src/main/javascript", name + ".js")));
        Path file = Path.of("src/main/resources/search", name + ".min.js");
        if (Boolean.getBoolean("scripts.update")) {
            Files.writeString(file, minified);
        } else {
            assertEquals(minified, Files.readString(file), name + ": run this test with -Dscripts.update=true");
        }
    }

    @Test
    void theScriptOfASiteIsSmall() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Search.script().getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(bytes.size() < MOST, () -> "gzipped it has " + bytes.size() + " bytes");
    }
}
