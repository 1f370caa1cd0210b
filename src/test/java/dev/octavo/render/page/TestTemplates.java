package dev.octavo.render.page;

import dev.octavo.blog.site.Site;
import dev.octavo.render.output.Inputs;
import dev.octavo.testing.SampleInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Templates for tests that write a line for each value they are given. */
final class TestTemplates {
    private static final Map<String, String> TEXTS = read();

    private TestTemplates() {}

    static Inputs inputs(Site site) {
        return new SampleInputs(TEXTS, site.config().url(), site.config().language());
    }

    private static Map<String, String> read() {
        Map<String, String> texts = new TreeMap<>();
        try {
            Path folder = Path.of(Objects.requireNonNull(TestTemplates.class.getResource("templates"))
                    .toURI());
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    texts.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }
}
