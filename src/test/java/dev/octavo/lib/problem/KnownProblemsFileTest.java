package dev.octavo.lib.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Told;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KnownProblemsFileTest {
    private static final Location A = Location.at("content/posts/a.md", 3, 4);

    /** As the first version wrote it: a later one has to understand it. */
    private static final String FILE = """
            # What was wrong when this file was written, and is known: octavo check --known shows it.
            dead-link\tcontent/posts/a b.md\t/x/
            dead-link\tcontent/posts/a.md\t/x/\t2
            html\tcontent/posts/a.md\t\t3
            no-alt\tcontent/posts/a.md
            """;

    @Test
    void isReadAsItIsWritten() {
        assertEquals(FILE, read(FILE, "").text());
        assertEquals(FILE, read(FILE.replace("\n", "\r\n"), "").text());
    }

    @Test
    void hasOnlyWordsOfAuthorsSoBetterMessagesChangeNothing() {
        Problem dead = ProblemKind.DEAD_LINK.error("one wording", A).about("/x/");
        KnownProblems known = KnownProblems.of(List.of(dead));
        Problem now = ProblemKind.DEAD_LINK
                .error("another", Location.at(A.path(), 90, 1))
                .hint("so")
                .about("/x/");
        assertEquals(List.of(), known.sorted(List.of(now)).fresh());
        assertEquals(List.of(now), known.sorted(List.of(now, now)).fresh());
        assertEquals(List.of(), known.sorted(List.of(now.about("/y/"))).known());
    }

    @Test
    void hasOnlyWhatMayBeKnown() {
        List<Problem> never = List.of(
                ProblemKind.SECRET.warning("a key", A),
                ProblemKind.SCRIPT.error("a script", A),
                ProblemKind.SAME_ADDRESS.error("two", A),
                ProblemKind.NO_ADDRESS.error("none", A),
                ProblemKind.TEMPLATE.error("wrong", A),
                ProblemKind.WRONG_VALUE.error("wrong", Location.at("content/site.yaml", 1, 1)),
                ProblemKind.SYNTAX.error("wrong", Location.at("content/posts/_defaults.yaml", 1, 1)),
                ProblemKind.DEAD_LINK.error("nowhere", Location.at("templates/post.ftlh", 1, 1)),
                ProblemKind.DEAD_LINK.error("nowhere"));
        assertEquals(KnownProblems.NONE, KnownProblems.of(never));
    }

    @Test
    void aWordIsOneLineWithoutTabs() {
        Problem odd = ProblemKind.DEAD_LINK.error("x", A).about("a\tb\n c" + "d".repeat(300));
        KnownProblems known = KnownProblems.of(List.of(odd));
        assertEquals(2, known.text().lines().count());
        assertEquals(known.lines().keySet(), read(known.text(), "").lines().keySet());
        assertEquals(List.of(odd), known.sorted(List.of(odd)).known());
    }

    @Test
    void nonsenseIsNamedWithItsLine() {
        read("""
                <<<<<<< HEAD
                no-alt\tcontent/a.md
                =======
                no-alt\tcontent/a.md
                >>>>>>> other
                dead-link content/a.md
                no-such-kind\tcontent/a.md
                dead-link\tcontent/a.md\tx\tmany
                dead-link\t\tx
                secret\tcontent/a.md
                """, """
                content/known-problems.txt:1:1 error: a merge conflict is left here; delete this line and the others like it, and keep those between
                content/known-problems.txt:3:1 error: a merge conflict is left here; delete this line and the others like it, and keep those between
                content/known-problems.txt:5:1 error: a merge conflict is left here; delete this line and the others like it, and keep those between
                content/known-problems.txt:6:1 error: this line names no known problem; delete it, or have the file written anew: octavo check --baseline
                content/known-problems.txt:7:1 error: this line names no known problem; delete it, or have the file written anew: octavo check --baseline
                content/known-problems.txt:8:1 error: this line names no known problem; delete it, or have the file written anew: octavo check --baseline
                content/known-problems.txt:9:1 error: this line names no known problem; delete it, or have the file written anew: octavo check --baseline
                content/known-problems.txt:10:1 error: a mistake of the kind secret cannot be known; delete this line, and correct the mistake""");
    }

    @Test
    void aHundredThousandLinesAreReadInTime() {
        String many = IntStream.range(0, 100_000)
                .mapToObj(i -> "dead-link\tcontent/posts/" + i + ".md\t/x/\n")
                .collect(Collectors.joining());
        long start = System.nanoTime();
        assertEquals(100_000, read(many, "").lines().size());
        assertTrue(System.nanoTime() - start < 10_000_000_000L);
    }

    private static KnownProblems read(String text, String complaints) {
        Problems problems = new Problems();
        KnownProblems known = KnownProblems.of(text, problems);
        assertEquals(complaints, Told.of(problems.sorted()));
        return known;
    }
}
