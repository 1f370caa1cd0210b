package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.markdown.html.PageMarkup;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Severity;
import dev.octavo.lib.text.Html;
import dev.octavo.testing.BodyMarkup;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagramsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "```plantuml\\nA -> B: x\\n```                                  | Diagram   | A; B; x |",
                "```puml\\nA -> B: x\\n```                                      | Diagram   | A; B; x |",
                "```plantuml\\ntitle In it\\nA -> B: x\\n```                    | In it     | In it; A; B; x |",
                "```plantuml title=\"Who & what\"\\ntitle In it\\nA -> B: x\\n``` | Who &amp; what | In it; A; B; x | <figcaption>Who &amp; what</figcaption>",
            })
    void drawsFencesAndNamesThemForScreenReaders(String markdown, String name, String words, String caption) {
        String html = Filled.html(markdown.replace("\\n", "\n"));
        assertTrue(
                html.startsWith(
                        "<figure class=\"diagram\"><div class=\"diagram-scroll\" tabindex=\"0\" role=\"group\" aria-label=\""
                                + name + "\"><svg class=\"drawn\" role=\"img\" "),
                html);
        assertTrue(html.contains("><title>" + name + "</title><desc>" + words + "</desc><g "), html);
        assertTrue(html.endsWith("</g></svg></div>" + (caption == null ? "" : caption) + "</figure>\n"), html);
        assertEquals(List.of(), Filled.article(markdown.replace("\\n", "\n")).problems());
    }

    @Test
    void drawsNothingForUntrustedAuthors() {
        MarkdownDocument document = new MarkdownParser((code, language) -> Optional.empty(), true, List.of())
                .parse("```plantuml\nA -> B: x\n```", "a.md", 1);
        assertFalse(BodyMarkup.of(document.body()).contains("<svg"));
    }

    @Test
    void keepsWhatIsNotDrawnAsCodeWithAWarning() {
        MarkdownDocument document = new MarkdownParser((code, language) -> Optional.empty(), false, List.of())
                .parse("```mermaid\nflowchart LR\n  A ?? B\n```\n\n```mermaid\npie\n\"a\" : 1\n```", "a.md", 1);
        Problem problem = document.problems().get(0);
        assertEquals(1, document.problems().size());
        assertEquals(Severity.WARNING, problem.severity());
        assertEquals(
                "3:3 this diagram cannot be drawn, so its source is shown: this statement is not supported: \"A ?? B\"",
                problem.location().orElseThrow().line() + ":"
                        + problem.location().orElseThrow().column() + " " + problem.message());
        String html = BodyMarkup.of(document.body());
        assertTrue(html.contains("<code class=\"language-mermaid\">flowchart LR\n  A ?? B\n</code>"), html);
        assertTrue(html.contains("<desc>a (100\u00a0%)</desc>"), html);
    }

    @Test
    void fixesColoursInFeeds() {
        String html = Filled.html("```plantuml\nA -> B #FF0000: x\nnote left of A #pink: y\n```\n\n`var(--ink,#000)`");
        String feed = PageMarkup.inFeed(new Html(html), "https://a.example/").markup();
        assertTrue(html.contains("color-mix(") && html.contains("\"var(--ink,#1b242c)\""), html);
        String svg = feed.substring(feed.indexOf("<svg"), feed.indexOf("</svg>"));
        assertFalse(svg.contains("var(") || svg.contains("color-mix("), svg);
        assertTrue(svg.contains("#1b242c") && svg.contains("#FFC0CB"), svg);
        assertTrue(feed.endsWith("<p><code>var(--ink,#000)</code></p>\n"), feed);
    }

    /** A site without diagrams does not pay for them at startup. */
    @Test
    void loadsNothingForArticlesWithoutDiagrams() throws ReflectiveOperationException, IOException {
        String[] paths = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        URL[] urls = new URL[paths.length];
        for (int i = 0; i < paths.length; i++) {
            urls[i] = Path.of(paths[i]).toUri().toURL();
        }
        try (Loading loader = new Loading(urls)) {
            Method html = Class.forName(Filled.class.getName(), true, loader).getDeclaredMethod("html", String.class);
            html.setAccessible(true);
            html.invoke(null, "Words.\n\n```java\nclass A {}\n```\n\n```mermaid source\npie\n```\n");
            assertFalse(loader.loaded("dev.octavo.lib.diagram.Diagram"));
            assertFalse(loader.loaded("net.sourceforge.plantuml.SourceStringReader"));
            html.invoke(null, "```plantuml\nA -> B\nB -> C\n```\n");
            assertTrue(loader.loaded("net.sourceforge.plantuml.SourceStringReader"));
        }
    }

    private static final class Loading extends URLClassLoader {
        Loading(URL[] urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }

        boolean loaded(String name) {
            return findLoadedClass(name) != null;
        }
    }
}
