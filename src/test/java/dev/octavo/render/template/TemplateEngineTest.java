package dev.octavo.render.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Html;
import dev.octavo.testing.Rows;
import dev.octavo.testing.SampleTemplates;
import dev.octavo.testing.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Templates and records in, pages or problems out. */
final class TemplateEngineTest {
    private record PostView(
            String title, Optional<String> description, Html body, int minutes, boolean draft, List<Tag> tags) {}

    private record Tag(String name, Map<String, Object> extra) {}

    private record View(PostView post, Optional<String> tagline) {}

    private static final View VIEW = new View(
            new PostView(
                    "Salt & <Pepper>",
                    Optional.empty(),
                    new Html("<p>It&nbsp;is.</p>"),
                    12345,
                    true,
                    List.of(new Tag("one", Map.of("rank", 1)), new Tag("two", Map.of("deep", List.of("x", "y"))))),
            Optional.of("Said"));

    @TestFactory
    Stream<DynamicTest> writesAPageOrNamesTheMistake() {
        return Rows.of(TemplateEngineTest.class, "templates.rows")
                .become(Map.of(
                        "page",
                        template -> render(Map.of("post.ftlh", template)).strip(),
                        "problem",
                        TemplateEngineTest::told));
    }

    private static String told(String template) {
        return Told.of(problem(Map.of("post.ftlh", template, "partials/head.ftlh", "")))
                .replace("templates/post.ftlh:", "");
    }

    @Test
    void includesAndImportsFromTheTemplatesFolder() {
        Map<String, String> templates = Map.of(
                "post.ftlh",
                "<#import \"partials/layout.ftlh\" as l><@l.page>${post.title}</@l.page><#include \"partials/foot.ftl\">",
                "partials/layout.ftlh",
                "<#macro page><main><#nested></main></#macro>",
                "partials/foot.ftl",
                "<#include \"/partials/name.ftlh\">",
                "partials/name.ftlh",
                "<i>${post.title}</i>");
        List<String> reads = new ArrayList<>();
        TemplateEngine engine = engine(templates);
        String escaped = "Salt &amp; &lt;Pepper&gt;";

        String first = engine.render("post", "en", VIEW, "x", name -> {});
        String second = engine.render("post", "en", VIEW, "x", reads::add);

        assertEquals("<main>" + escaped + "</main><i>" + escaped + "</i>", first);
        assertEquals(first, second);
        assertEquals(List.of("post.ftlh", "partials/layout.ftlh", "partials/foot.ftl", "partials/name.ftlh"), reads);
    }

    @Test
    void sharesTemplatesBetweenThreads() {
        TemplateEngine engine = engine(Map.of("post.ftlh", "<#list post.tags as tag>${tag.name}</#list>"));

        List<String> pages = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> engine.render("post", "en", VIEW, "x"))
                .distinct()
                .toList();

        assertEquals(List.of("onetwo"), pages);
    }

    @Test
    void placesAMistakeInTheTemplateThatIsIncluded() {
        Problem problem = problem(Map.of(
                "post.ftlh", "\n<#include \"head.ftlh\">", "head.ftlh", "<title>\n\t\u00fc\ud83d\ude00 ${post.titel}"));

        assertEquals(Optional.of(new Location("templates/head.ftlh", 2, 7, 10)), problem.location());
    }

    @Test
    void reportsASyntaxErrorInAPartForEveryPage() {
        TemplateEngine engine = engine(Map.of("post.ftlh", "<#include \"a.ftlh\">", "a.ftlh", "${post.title"));
        for (int page = 0; page < 3; page++) {
            var fault = assertThrows(ProblemException.class, () -> engine.render("post", "en", VIEW, "x"));
            assertEquals(
                    "the template ends with an unclosed \"{\"",
                    fault.problems().get(0).message());
        }
    }

    @Test
    void suggestsTheNearestTemplateIfOneIsMissing() {
        Problem problem = problem(Map.of("posts.ftlh", ""));

        assertEquals("there is no template \"post.ftlh\"", problem.message());
        assertEquals(Optional.of("did you mean \"posts.ftlh\"?"), problem.hint());
    }

    @Test
    void neverRepeatsFreeMarkersLongMessages() {
        Problem problem = problem(Map.of("post.ftlh", "${post.title?number}"));

        assertTrue(problem.message().length() < 200, problem.message());
        assertTrue(problem.message().lines().count() == 1, problem.message());
    }

    private static Problem problem(Map<String, String> templates) {
        ProblemException fault = assertThrows(ProblemException.class, () -> render(templates));
        assertEquals(1, fault.problems().size());
        return fault.problems().get(0);
    }

    private static String render(Map<String, String> templates) {
        return engine(templates).render("post", "en", VIEW, "content/posts/hello.md");
    }

    private static TemplateEngine engine(Map<String, String> templates) {
        TemplateSource source = new SampleTemplates(templates);
        return new TemplateEngine(source, new SiteUrl("https://example.org", "/blog"));
    }
}
