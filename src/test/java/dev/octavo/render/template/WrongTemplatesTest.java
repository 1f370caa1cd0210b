package dev.octavo.render.template;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Html;
import dev.octavo.testing.Rows;
import dev.octavo.testing.SampleTemplates;
import dev.octavo.testing.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Mistakes that authors make in templates, and the problems reported: place, message and hint. */
final class WrongTemplatesTest {
    private record View(Post post, Html body, Optional<String> tagline, Map<String, Object> extra) {}

    private record Post(String title, Optional<String> updated, List<String> tags, Day date) {}

    private record Day(String machine, String text) {}

    @TestFactory
    Stream<DynamicTest> saysWhatToWriteInstead() {
        return Rows.of(WrongTemplatesTest.class, "wrong-templates.rows")
                .become(template ->
                        Told.of(problem(template)).replaceAll("templates/post.ftlh:|; while making x$", ""));
    }

    private static Problem problem(String template) {
        Map<String, String> templates = new TreeMap<>(Map.of(
                "post.ftlh",
                template,
                "lib.ftlh",
                "<#macro sheet title lang='en'></#macro><#function f a b><#return 1></#function>"));
        TemplateSource source = new SampleTemplates(templates);
        Post post = new Post("A", Optional.empty(), List.of("x", "y"), new Day("2026-01-01", "1 January 2026"));
        View view = new View(post, new Html("<p>"), Optional.empty(), Map.of());
        TemplateEngine engine = new TemplateEngine(source, new SiteUrl("https://example.org", ""));
        ProblemException fault = assertThrows(ProblemException.class, () -> engine.render("post", "en", view, "x"));
        return fault.problems().get(0);
    }
}
