package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.markdown.html.PageMarkup;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.Html;
import dev.octavo.testing.Trials;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every hostile text is done within two seconds of a processor, and four times as much of it sanitized within four, on half the
 * usual stack; and one that is four times as long takes four times as much.
 */
final class HostileTest {
    private static final long LIMIT_IN_MILLISECONDS = 2_000;
    private static final int STACK_IN_BYTES = 512 * 1024;
    private static final Map<String, String> TEXTS = HostileTexts.all(4);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
    void hasAtLeast69Texts() {
        assertTrue(TEXTS.size() >= 69, () -> TEXTS.size() + " texts");
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesLinearTime(String name) throws Exception {
        assertDone(name, linear(name, HostileTexts.of(name, 1), text(name)), LIMIT_IN_MILLISECONDS);
    }

    @Tag("ci")
    @ParameterizedTest
    @MethodSource("names")
    void sanitizesInTime(String name) throws Exception {
        assertDone(name, cost(name, HostileTexts.of(name, 16), true), 2 * LIMIT_IN_MILLISECONDS);
    }

    static List<String> namesOfHugeTexts() {
        List<String> names = List.copyOf(TEXTS.keySet());
        return IntStream.range(0, names.size())
                .filter(i -> i % Trials.step(8) == 0)
                .mapToObj(names::get)
                .toList();
    }

    /** With 200,000 repetitions of most, and two million of some. */
    @Tag("ci")
    @Tag("endurance")
    @ParameterizedTest
    @MethodSource("namesOfHugeTexts")
    void takesLinearTimeForHugeTexts(String name) throws Exception {
        linear(name, HostileTexts.of(name, 16), HostileTexts.of(name, 64));
    }

    private static void assertDone(String name, Cost cost, long limit) {
        assertTrue(cost.milliseconds() <= limit, () -> name + ": " + cost);
        for (Problem problem : cost.problems()) {
            assertEquals("content/posts/a.md", problem.location().orElseThrow().path());
        }
    }

    /** Allocation can be counted exactly; time varies, so the fastest of several tries counts. */
    private static Cost linear(String name, String text, String longer) throws Exception {
        double times = (double) longer.length() / text.length();
        Cost small = cost(name, text, false);
        Cost large = cost(name, longer, false);
        for (int i = 0; i < 3 && !large.isLinear(small, times); i++) {
            small = cost(name, text, false);
            large = large.orLess(cost(name, longer, false));
        }
        String found = name + ": " + small + ", " + times + " times as long: " + large;
        assertTrue(large.isLinear(small, times), found);
        return large;
    }

    private static Cost cost(String name, String text, boolean untrusted) throws Exception {
        MarkdownExtension[] extensions =
                name.startsWith(HostileTexts.EXTENDED) ? MarkdownExtension.values() : new MarkdownExtension[0];
        MarkdownParser parser =
                new MarkdownParser((code, language) -> Optional.empty(), untrusted, List.of(extensions));
        FutureTask<Cost> parse = new FutureTask<>(() -> {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long start = THREADS.getCurrentThreadCpuTime();
            MarkdownDocument document = parser.parse(text, "content/posts/a.md", 1);
            PageMarkup.inFeed(new Html(Filled.html(document)), "https://example.org/a/");
            List<Problem> problems = document.problems();
            long end = THREADS.getCurrentThreadCpuTime();
            return new Cost(problems, (end - start) / 1e6, THREADS.getCurrentThreadAllocatedBytes() - bytes);
        });
        new Thread(null, parse, name, STACK_IN_BYTES).start();
        return parse.get();
    }

    /** The cost of a parse, of the page and the feed, and the problems that are reported. */
    private record Cost(List<Problem> problems, double milliseconds, long bytes) {
        private static final double TOO_SHORT_TO_COMPARE = 50;

        /** Quadratic growth would be four times per character; growing tables and caches stay below two. */
        boolean isLinear(Cost less, double times) {
            boolean inTime = milliseconds < TOO_SHORT_TO_COMPARE || milliseconds <= 2.5 * times * less.milliseconds;
            return inTime && bytes <= 1_000_000 + 1.5 * times * less.bytes;
        }

        Cost orLess(Cost other) {
            return other.milliseconds < milliseconds ? other : this;
        }

        @Override
        public String toString() {
            return "%.0f ms, %,d bytes".formatted(milliseconds, bytes);
        }
    }

    private static String text(String name) {
        return Objects.requireNonNull(TEXTS.get(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quote in quote", "list in list", "nested emphasis", "pictures in pictures"})
    void refusesTooDeepNesting(String name) {
        MarkdownDocument article = Filled.article(text(name));
        assertEquals("", Filled.html(article));
        assertEquals(
                List.of(ProblemKind.TOO_LARGE
                        .error(
                                "the article is too complex: its elements are nested deeper than 100 levels",
                                Location.file("content/posts/a.md"))
                        .hint("write it with simpler Markdown, or in several articles")),
                article.problems());
    }

    @Test
    void refusesTooManySteps() {
        assertEquals(
                "the article is too complex: reading its blocks takes more than 12 steps a character",
                Filled.article(text("deep list, then blank lines"))
                        .problems()
                        .get(0)
                        .message());
    }

    @Test
    void rendersRealisticNesting() {
        String html = Filled.html(">".repeat(90) + " " + "*a **b ".repeat(20) + " c** d*".repeat(20));
        assertTrue(html.startsWith("<blockquote>\n".repeat(90)), html);
    }
}
