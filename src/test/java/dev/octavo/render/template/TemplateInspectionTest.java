package dev.octavo.render.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.problem.KnownMessage;
import dev.octavo.lib.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each row of {@code sayings/template-refused.txt} refuses what it is there for. */
final class TemplateInspectionTest {
    private static final List<KnownMessage> TABLE = KnownMessage.table("template-refused");

    /** In the order of the table. */
    private static final List<List<String>> REFUSED = List.of(
            List.of("${.now}", "${ . now }", "<#assign x = .now>", "<#if .now??></#if>"),
            List.of("${\"x\"?new()}", "<#assign x = \"x\" ? new>"),
            List.of("${extra?api}", "<#list extra?api as x></#list>"),
            List.of("${\"1\"?eval}", "${\"${'1'?eval}\"}"),
            List.of("<@\"x\"?interpret />", "<#assign x = \"x\"?interpret>"),
            List.of("<#list 0..<5000000 as x></#list>", "${(1..2000000000)?size}"),
            List.of("${(1..)?first}"),
            List.of("${\"x\"?left_pad(2000000)}", "${\"x\"?right_pad(2000000)}", "${\"x\"?rightPad(2000000)}"));

    private record View(Map<String, Object> extra) {}

    @Test
    void eachRowHasASample() {
        assertEquals(TABLE.size(), REFUSED.size());
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        return IntStream.range(0, REFUSED.size())
                .boxed()
                .flatMap(row -> REFUSED.get(row).stream()
                        .map(template -> DynamicTest.dynamicTest(
                                template, () -> assertEquals(TABLE.get(row).fact(), fault(template)))));
    }

    private static String fault(String template) {
        TemplateEngine engine = new TemplateEngine(name -> Optional.of(template), new SiteUrl("", ""));
        View view = new View(Map.of());
        return assertThrows(ProblemException.class, () -> engine.render("page", "en", view, "x"))
                .problems()
                .get(0)
                .message();
    }
}
