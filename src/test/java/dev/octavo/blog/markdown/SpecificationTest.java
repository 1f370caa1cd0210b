package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.write.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Test;

/** Every example of CommonMark 0.31.2 and of GFM 0.29, except those listed with a reason. */
final class SpecificationTest {
    @Test
    void commonMarkExamplesComeOutAsWritten() throws IOException {
        List<Example> examples = ExampleReader.readExamples(TestResources.getSpec());
        assertEquals(652, examples.size());
        List<String> differing = differing(examples, Dialect.COMMONMARK);
        assertEquals(listed("commonmark-differences.txt"), differing);
        assertTrue(differing.size() <= 4, () -> differing.size() + " differ");
    }

    @Test
    void gitHubExamplesComeOutAsWritten() throws IOException {
        List<Example> examples = ExampleReader.readExamples(TestResources.getGfmSpec());
        assertEquals(672, examples.size());
        assertEquals(
                listed("gfm-differences.txt"),
                differing(
                        examples,
                        new Dialect(true, false, false, Set.of(), dev.octavo.blog.site.Formulas.NONE, false)));
    }

    private static List<String> differing(List<Example> examples, Dialect dialect) {
        MarkdownParser parser = new MarkdownParser((code, language) -> Optional.empty(), dialect);
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            String html = Filled.html(parser.parse(example.getSource(), "example.md", 1));
            if (!html.equals(example.getHtml().replace('→', '\t'))) {
                differing.add(Integer.toString(i + 1));
            }
        }
        return differing;
    }

    /** The numbers at the start of the list's lines. */
    private static List<String> listed(String name) throws IOException {
        Path list = Path.of("src/test/resources/markdown", name);
        return Files.readAllLines(list, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
