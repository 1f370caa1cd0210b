package dev.octavo.lib.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many problems, as an author reads them. */
final class ProblemTextTest {
    private static final ProblemText TEXT = new ProblemText((path, number) -> Optional.empty());

    @Test
    void countsDeadLinksByTheirFirstFolder() {
        List<Problem> many = IntStream.range(0, 30)
                .mapToObj(i -> ProblemKind.DEAD_LINK.error(
                        "leads nowhere: \"" + (i < 20 ? "/docs/" : "/app/") + i + "/\"", Location.at("a", i, 1)))
                .toList();
        assertTrue(
                TEXT.of(many).endsWith("      30  leads nowhere: \"…\": \"/docs/\" 20, \"/app/\" 10\n"), TEXT.of(many));
    }

    @Test
    void writesTwentyProblemsInFull() {
        List<Problem> problems = errors(20, "unknown key \"layout\"");
        assertEquals(TEXT.of(problems), TEXT.shortened(problems, "so"));
        assertTrue(TEXT.of(problems).endsWith("error: unknown key \"layout\" [unknown-key]\n  a119.md\n\n"));
    }

    @Test
    void summarizesMoreByKindWithExamples() {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(errors(1300, "unknown key \"layout\""));
        problems.addAll(errors(200, "unknown key \"category\""));
        problems.addAll(errors(3, "\"date\" is later than the update, 2026-11-24"));
        IntStream.range(0, 30)
                .forEach(i -> problems.add(
                        ProblemKind.DEAD_LINK.error("this link leads nowhere: \"/" + i + "/\" does not exist")));
        problems.add(ProblemKind.MISSING_KEY.error("the key \"date\" is missing", Location.file("z.md")));
        problems.add(ProblemKind.NO_ALT.warning("this picture has no alternative text", Location.file("a.md")));
        String text = TEXT.shortened(problems.stream().sorted().toList(), "This shows them.");
        assertEquals("""
            … and 1,515 more. This shows them.
            1,534 errors in 1,301 files:
               1,500  unknown key "…": "layout" 1,300, "category" 200
                  30  this link leads nowhere: "…" does not exist
                   3  "date" is later than the update, 2026-11-24
                   1  the key "date" is missing
            1 warning in 1 file:
                   1  this picture has no alternative text
            """, text.substring(text.indexOf("… and")));
        assertTrue(text.contains("error: unknown key \"category\" [unknown-key]\n"), text);
        assertTrue(text.contains("error: the key \"date\" is missing [missing-key]\n  z.md\n"), text);
        assertTrue(text.contains("warning: this picture"), text);
        assertEquals(20, text.split("\n\n").length - 1);
    }

    @Test
    void kindsThatDifferInNumbersAloneQuoteNothing() {
        List<Problem> problems = IntStream.range(0, 40)
                .mapToObj(i -> ProblemKind.WRONG_VALUE.error("this title has " + (200 + i / 2) + " characters"))
                .toList();
        assertTrue(TEXT.of(problems).endsWith("      40  this title has … characters\n"), TEXT.of(problems));
    }

    @Test
    void summarizesRareKindsAsOneNumber() {
        List<Problem> problems = IntStream.range(0, 40)
                .mapToObj(i -> ProblemKind.COMMAND.error("this is odd " + Character.toString('a' + i)))
                .toList();
        assertTrue(TEXT.of(problems).endsWith("      25  of 25 other kinds\n"), TEXT.of(problems));
    }

    private static List<Problem> errors(int number, String message) {
        return IntStream.range(100, 100 + number)
                .mapToObj(i -> ProblemKind.UNKNOWN_KEY.error(message, Location.file("a" + i + ".md")))
                .toList();
    }
}
