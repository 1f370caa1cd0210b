package dev.octavo.render.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${post.title}                                        | Salt &amp; &lt;Pepper&gt;
            ${post.body}                                         | <p>It&nbsp;is.</p>
            ${post.minutes} ${post.minutes / 2}                  | 12345 6172.5
            ${post.draft}                                        | true
            ${tagline} ${post.description!"-"}                   | Said -
            <#if post.description??>yes<#else>no</#if>           | no
            <#list post.tags as tag>${tag.name}<#sep>, </#list>  | one, two
            ${post.tags?size} ${post.tags[0].extra.rank}         | 2 1
            <#list post.tags[1].extra as k, v>${k}=${v[1]}</#list> | deep=y
            <#list post?keys as key>${key} </#list>              | title description body minutes draft tags
            ${href("/css/a b.css")} ${href("/about/#top")}       | /blog/css/a%20b.css /blog/about/#top
            ${absolute("/feed.xml")}                             | https://example.org/blog/feed.xml
            <#attempt>${nothing}<#recover>kept</#attempt>        | kept
            """)
    void writesWhatTheTemplateSays(String template, String page) {
        assertEquals(page, render(Map.of("post.ftlh", template)).strip());
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${post.titel}                   | 1:3 | 10 | post has no "titel" | did you mean "title"?
            a ${titel}                      | 1:5 | 5 | nothing is called "titel" here | this page has absolute, between, foreign, href, picture, post, preview, tagline, word
            ${tagine}                       | 1:3 | 6 | nothing is called "tagine" here | did you mean "tagline"?
            ${post.description}             | 1:3 | 16 | post has no "description" | it may be absent: write ${post.description!}, or ask first with <#if post.description??>
            <#list post.tags as t>${t.nam}</#list> | 1:25 | 5 | t has no "nam" | did you mean "name"?
            ${post.tags[7]}                 | 1:3 | 12 | "post.tags[7]" has no value here | it may be absent: write ${post.tags[7]!}, or ask first with <#if post.tags[7]??>
            ${post.getClass()}              | 1:3 | 13 | post has no "getClass" | it has title, description, body, minutes, draft, tags
            ${post.tags}                    | 1:3 | 9 | "post.tags" is a list where text is needed | go through it: <#list post.tags as item>${item}</#list>, or join texts: ?join(", ")
            <#list post.title as x></#list> | 1:8 | 10 | "post.title" is text where a list is needed | split it where it is to be divided: ?split(",")
            <#if post.title>x</#if>         | 1:6 | 10 | "post.title" is text where true or false is needed | ask whether there is something in it: post.title?has_content; and for > write gt, since > ends the tag
            ${post.title.more}              | 1:3 | 10 | "post.title" is text where something with named parts is needed | it has no parts, so write ${post.title}
            <@foo/>                         | 1:3 | 3 | nothing is called "foo" here | this page has absolute, between, foreign, href, picture, post, preview, tagline, word
            <@post.title/>                  | 1:3 | 10 | "post.title" is text where a macro is needed | only macros are called with <@…>; a value is written ${post.title}
            <#include "partials/hed.ftlh">  | 1:1 | 30 | there is no template "partials/hed.ftlh" | did you mean "partials/head.ftlh"?
            <#include "partials/">          | 1:1 | 22 | there is no template "partials/" | a template is named from templates/, as in "partials/head.ftlh"
            <#include "">                   | 1:1 | 13 | there is no template "" | a template is named from templates/, as in "partials/head.ftlh"
            <#include "../../etc/passwd">   | 1:1 | 29 | "../../etc/passwd" is not the name of a template | a template lies in templates/ and is named from there
            ${href("about")}                | 1:1 | 16 | an address of the site starts with one "/", which "about" does not | write "/about"
            ${href("a-1.jpg")}              | 1:1 | 18 | an address of the site starts with one "/", which "a-1.jpg" does not | write all of it: "/posts/NAME/a-1.jpg" for a file beside a post, "/a-1.jpg" for static/a-1.jpg
            <#if post.description>x</#if>   | 1:6 | 16 | post has no "description" | it may be absent: ask with <#if post.description??>
            <#if x == "a" && post.description>x</#if> | 1:6 | 1 | nothing is called "x" here | this page has absolute, between, foreign, href, picture, post, preview, tagline, word
            <#list post.description as x></#list> | 1:8 | 16 | post has no "description" | it may be absent: write <#list post.description![] as …>
            <script>`${location.href}`      | 1:12 | 8 | nothing is called "location" here | if JavaScript is to fill it in, put the script between <#noparse> and </#noparse>, or write ${r"${…}"}
            <script>`a`, "${place}"         | 1:17 | 5 | nothing is called "place" here | this page has absolute, between, foreign, href, picture, post, preview, tagline, word
            <#stop "enough">                | 1:1 | 7 | the template stops: enough |
            """)
    void namesTheMistakeAndThePage(String template, String place, int length, String message, String hint) {
        Map<String, String> templates = Map.of("post.ftlh", template, "partials/head.ftlh", "");

        Problem problem = problem(templates);

        assertEquals(message, problem.message());
        assertEquals(Optional.ofNullable(hint), problem.hint());
        assertEquals(
                "templates/post.ftlh:" + place, problem.location().orElseThrow().toString());
        assertEquals(length, problem.location().orElseThrow().length());
        assertEquals(
                List.of(new Problem.Related("while making", Location.file("content/posts/hello.md"))),
                problem.related());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <#foo>          | 1:2 | unknown directive: #foo
            <#if post>x     | 1:11 | the template ends with an unclosed #if
            ${post.         | 1:7 | the template ends within a tag or a block
            ${post title}   | 1:8 | "title" cannot stand here
            ${post.title?x} | 1:14 | unknown built-in: "x"
            </#list>        | 1:1 | "</#list>" cannot stand here
            """)
    void namesTheMistakeInTheSyntax(String template, String place, String message) {
        Problem problem = problem(Map.of("post.ftlh", template));

        assertEquals(message, problem.message());
        assertEquals(
                "templates/post.ftlh:" + place, problem.location().orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${.now}                                  | 1:3 | 4
            a ${. now?string("yyyy")}                | 1:5 | 5
            <#if .now?long gt 3>x</#if>              | 1:6 | 4
            ${"a ${.now?date} b"}                    | 1:8 | 4
            <#macro m at=.now></#macro>              | 1:14 | 4
            <#if false>${post["x"]!.now}</#if>       | 1:24 | 4
            <#assign x = 1 + .now?long>              | 1:18 | 4
            """)
    void refusesWhatIsNotReproducible(String template, String place, int length) {
        Problem problem = problem(Map.of("post.ftlh", template));

        assertEquals("\".now\" would give another page each time", problem.message());
        assertTrue(problem.hint().orElseThrow().contains("${post.date.text}"));
        assertEquals(
                "templates/post.ftlh:" + place, problem.location().orElseThrow().toString());
        assertEquals(length, problem.location().orElseThrow().length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            .now ${".now"} ${'.now'}<#-- ${.now} -->          | .now .now .now
            <#noparse>${.now}</#noparse>                      | ${.now}
            <#assign x = {"now": 1}>${x.now} ${x["now"]}      | 1 1
            ${r"${.now}"}${"[1]"?eval_json[0]}<#-- ?eval -->  | ${.now}1
            ${"?eval ?new ..)?"}                              | ?eval ?new ..)?
            """)
    void acceptsWhatOnlyLooksLikeIt(String template, String page) {
        assertEquals(page, render(Map.of("post.ftlh", template)).strip());
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${\"freemarker.template.utility.ObjectConstructor\"?new()(\"java.io.File\", \"x\")}",
                "${post?api.getClass()}",
                "${post.class.name}",
                "${post.hashCode()}",
                "${post.toString()}",
            })
    void showsNoClassAndNoMethod(String template) {
        Problem problem = problem(Map.of("post.ftlh", template));

        assertEquals("templates/post.ftlh", problem.location().orElseThrow().path());
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
        TemplateSource source = new TemplateSource() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(templates.get(name));
            }

            @Override
            public List<String> names() {
                return templates.keySet().stream().sorted().toList();
            }
        };
        return new TemplateEngine(source, new SiteUrl("https://example.org", "/blog"));
    }
}
