package dev.octavo.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every hostile text is done within two seconds of a processor, on half the usual stack. */
final class HostileTest {
    private static final long LIMIT_IN_MILLISECONDS = 2_000;
    private static final int STACK_IN_BYTES = 512 * 1024;
    private static final Map<String, String> TEXTS = HostileTexts.all();

    static Iterable<String> names() {
        return TEXTS.keySet();
    }

    @BeforeAll
    static void warmUp() {
        for (int i = 0; i < 500; i++) {
            Filled.html("# a\n\n- b *c*\n\n> [d](e) `f`\n\ng\n");
        }
    }

    @Test
    void thereAreAtLeast69() {
        assertTrue(TEXTS.size() >= 69, () -> TEXTS.size() + " texts");
    }

    @ParameterizedTest
    @MethodSource("names")
    void isRenderedOrNamedInTime(String name) throws Exception {
        assertDone(name, false);
    }

    @Tag("ci")
    @ParameterizedTest
    @MethodSource("names")
    void isCleanedOrNamedInTime(String name) throws Exception {
        assertDone(name, true);
    }

    private static void assertDone(String name, boolean untrusted) throws Exception {
        MarkdownParser parser = new MarkdownParser((code, language) -> Optional.empty(), untrusted);
        String text = text(name);
        FutureTask<Parse> parse = new FutureTask<>(() -> {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            List<Problem> problems = parser.parse(text, "content/posts/a.md", 1).problems();
            long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            return new Parse(problems, (end - start) / 1_000_000);
        });
        new Thread(null, parse, name, STACK_IN_BYTES).start();
        Parse done = parse.get();
        assertTrue(done.milliseconds() <= LIMIT_IN_MILLISECONDS, () -> name + " took " + done.milliseconds() + " ms");
        for (Problem problem : done.problems()) {
            assertEquals("content/posts/a.md", problem.location().orElseThrow().path());
        }
    }

    private record Parse(List<Problem> problems, long milliseconds) {}

    private static String text(String name) {
        return Objects.requireNonNull(TEXTS.get(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quote in quote", "list in list", "nested emphasis", "pictures in pictures"})
    void whatIsNestedBeyondUseIsTooComplex(String name) {
        MarkdownDocument article = Filled.article(text(name));
        assertEquals("", Filled.html(article));
        assertEquals(
                List.of(Problem.error(
                                "the article is too complex: its elements are nested deeper than 100 levels",
                                Location.file("content/posts/a.md"))
                        .hint("write it with simpler Markdown, or in several articles")),
                article.problems());
    }

    @Test
    void whatTakesStepsBeyondUseIsTooComplex() {
        assertEquals(
                "the article is too complex: reading its blocks takes more than 12 steps a character",
                Filled.article(text("deep list, then blank lines"))
                        .problems()
                        .get(0)
                        .message());
    }

    @Test
    void whatIsNestedAsDeeplyAsPeopleWriteIsRendered() {
        String html = Filled.html(">".repeat(90) + " " + "*a **b ".repeat(20) + " c** d*".repeat(20));
        assertTrue(html.startsWith("<blockquote>\n".repeat(90)), html);
    }
}
