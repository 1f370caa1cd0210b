package dev.octavo.render.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.SampleTemplates;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endless templates, which are stopped by counting steps rather than by a clock. */
final class HostileTemplatesTest {
    private static final String STEPS = "this page takes more than 8 million steps";
    private static final String TEXT = "this makes a text of more than 64 million characters";
    private static final String MEMORY = "there is not enough memory for what is made here";
    private static final String RANGE = "this is a list of more than a million numbers";
    private static final String PARTS = "\"l\" is joined from more than a million parts";

    private record View(List<Post> posts) {}

    private record Post(String title, String href, List<String> tags) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <#list 1.. as i></#list>                                              | 1
            <#assign n = 2000000000>${(1..n)?seq_contains(-1)?c}                  | 25
            """)
    void countsTheSteps(String template, int column) {
        assertEndsAt(template, column, STEPS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <#list 1.. as i><#attempt>${x}<#recover></#attempt></#list>           | 27
            <#function f x><#return x></#function><#list 1.. as i>${f(i)}</#list> | 1
            <#assign s = "x"><#list 1.. as i><#assign s = s + "xx"></#list>       | 34
            <#list 1.. as i><#assign x = i></#list>                               | 17
            <#list 1.. as i><#if i gt 0></#if></#list>                            | 17
            <#list 1.. as i>${i}</#list>                                          | 17
            <#list 1.. as i>${href("/a/")}</#list>                                | 17
            <#list 1.. as i><#include "part.ftlh"></#list>                        | 17
            <#macro m></#macro><#list 1.. as i><@m/></#list>                      | 36
            <#assign n = 2000000000><#list 1..n as i></#list>                     | 25
            <#assign n = 2000000000>${(1..n)?max}                                 | 25
            <#assign n = 2000000000>${(1..n)?filter(x -> x < 0)?size}             | 25
            <#assign n = 2000000000><#list (1..n)?chunk(3) as x></#list>          | 25
            <#assign h = {}><#list 1.. as i><#assign h = h + {"k" + i: i}></#list> | 33
            """)
    @Tag("ci")
    void countsOtherSteps(String template, int column) {
        assertEndsAt(template, column, STEPS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <#assign s = "x"><#list 1.. as i><#assign s = s + s></#list>               | 34
            <#assign s = "x"><#list 1.. as i><#assign s>${s}${s}</#assign></#list>     | 49
            <#assign s><#list 1.. as i>${""?left_pad(10000)}</#list></#assign>         | 12
            <#function f><#local s = "x"><#list 1.. as i><#local s += s></#list></#function>${f()} | 46
            """)
    void limitsTheSizeOfAVariable(String template, int column) {
        assertEndsAt(template, column, TEXT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <#assign l = [1]><#list 1.. as i><#assign l = l + l></#list>              | 34
            <#assign l = []><#list 1.. as i><#assign l += l></#list>                  | 33
            <#assign l = [1]><#list 1.. as i><#assign l = l + [i]></#list>            | 34
            <#assign l = ["a"]><#list 1..60 as i><#assign l = l + l></#list>${l?size} | 38
            """)
    void limitsThePartsOfAConcatenatedList(String template, int column) {
        assertEndsAt(template, column, PARTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <#list 1..2000000000 as i></#list>    | 9
            ${(1..2000000000)?join(",")}          | 5
            <#list 0..<5000000 as i></#list>      | 9
            """)
    void refusesAListOfTooManyNumbers(String template, int column) {
        assertEndsAt(template, column, RANGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${"x"?left_pad(2000000000)}                                   | this makes a text of more than a million characters
            ${(1..)?filter(x -> false)?first}                             | a list without end can be gone through with #list only
            <#assign n = 2><#list 1.. as i><#assign n = n * n></#list>    | this number has more than 1000 digits
            ${"1e1000000000"?number + 1}                                  | "1e1000000000" cannot be read as a number
            ${"1e1000000000"?eval_json + 1}                               | this number has more than 1000 digits
            <#macro again><@again/></#macro><@again/>                     | this template calls itself without end
            <#function f x><#return f(x + 1)></#function>${f(1)}          | this template calls itself without end
            <#function f n><#return f(n - 1) + f(n - 1)></#function>${f(9)} | this template calls itself without end
            <#macro m n><@m n - 1/><@m n - 1/></#macro><@m 400/>          | this template calls itself without end
            <#include "post.ftlh">                                        | this template calls itself without end
            """)
    void stopsEndlessTemplates(String template, String message) {
        assertEquals(message, problem(template).message());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            600   | <#if true>x                 | </#if>
            20000 | <#if true>x                 | </#if>
            20000 | <#list [1] as i>            | </#list>
            """)
    void namesTheTemplateThatNestsTooDeep(int times, String begin, String end) {
        Problem problem = problem(begin.repeat(times) + end.repeat(times));

        assertEquals("directives or brackets are nested too deeply here", problem.message());
        assertEquals("templates/post.ftlh", problem.location().orElseThrow().path());
    }

    @Test
    void refusesATemplateOfMegabytes() {
        Problem problem = problem("lorem ipsum ".repeat(100_000));

        assertEquals("this template is longer than a million characters", problem.message());
        assertEquals("templates/post.ftlh", problem.location().orElseThrow().path());
    }

    @Test
    void namesTheTemplateWithTooManyBrackets() {
        Problem problem = problem("a\n${" + "(".repeat(50_000) + "1" + ")".repeat(50_000) + "}");

        assertEquals("directives or brackets are nested too deeply here", problem.message());
        assertEquals("templates/post.ftlh", problem.location().orElseThrow().path());
    }

    @Test
    void stopsAPageThatGrowsWithoutLimit() {
        String message =
                problem("<#list 1.. as i>${\"\"?left_pad(100000)}</#list>").message();

        // A small heap runs out of memory first.
        assertTrue(Set.of(TEXT, MEMORY).contains(message), message);
    }

    @Test
    void reportsWhereMemoryRanOut() {
        // FreeMarker allocates an array of eight gigabytes to sort them.
        Problem problem = problem("<#assign n = 2000000000>\n  ${(1..n)?sort[0]}");

        assertEquals(MEMORY, problem.message());
        assertEquals("templates/post.ftlh:2:3", problem.location().orElseThrow().toString());
        assertTrue(problem.hint().orElseThrow().contains("-Xmx2g"));
    }

    @Test
    void makesAnArchiveOfAHundredThousandPosts() {
        Post post = new Post("A title", "/posts/a-title/", List.of("one", "two", "three"));
        String template = """
                <#macro item post><li><a href="${post.href}">${post.title}</a><#list post.tags as tag> ${tag}</#list></li></#macro>
                <#list posts as post><#include "part.ftlh"><@item post/></#list>
                """;

        String page = render(template, new View(Collections.nCopies(100_000, post)));

        assertTrue(page.length() > 6_000_000);
    }

    private static void assertEndsAt(String template, int column, String message) {
        Problem problem = problem(template);
        assertEquals(message, problem.message());
        assertEquals(
                "templates/post.ftlh:1:" + column,
                problem.location().orElseThrow().toString());
        assertTrue(problem.hint().isPresent());
    }

    private static Problem problem(String template) {
        ProblemException fault = assertThrows(ProblemException.class, () -> render(template, new View(List.of())));
        assertEquals(
                List.of(new Problem.Related("while making", Location.file("a test"))),
                fault.problems().get(0).related());
        return fault.problems().get(0);
    }

    private static String render(String template, View view) {
        return new TemplateEngine(
                        new SampleTemplates(Map.of("post.ftlh", template, "part.ftlh", " ")),
                        new SiteUrl("https://e.org", ""))
                .render("post", "en", view, "a test");
    }
}
