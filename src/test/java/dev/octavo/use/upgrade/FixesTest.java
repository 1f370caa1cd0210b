package dev.octavo.use.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FixesTest {
    private static final String FILE = "content/posts/a.md";

    private final Path folder;

    FixesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void changesTheWordsAndNothingElse() throws IOException {
        String text = "\uFEFF---\r\n\"titel\": 𝒳 titel \r\nx: [a](A.md) [A.md](A.md)\r---\n\n \u0085 end";
        assertEquals(
                text.replace("\"titel\"", "\"title\"").replace("(A.md)", "(a.md)"),
                after(
                        text,
                        problem(2, 1, "titel", "title"),
                        problem(3, 4, "](A.md", "](a.md"),
                        problem(3, 13, "](A.md", "](a.md"),
                        problem(3, 13, "](A.md", "](a.md")));
    }

    @Test
    void leavesAloneWhatIsNotOnItsLine() throws IOException {
        String text = "a\nb b\nc";
        assertEquals(
                text,
                after(
                        text,
                        problem(1, 1, "b", "x"),
                        problem(2, 90, "c", "x"),
                        problem(3, 1, "c\n", "x"),
                        problem(9, 1, "a", "x")));
    }

    @Test
    void changesSeveralLinesAsTheirFileEndsThem() throws IOException {
        assertEquals("x\r\ny\r\nc", after("a\r\nb\r\nc", problem(1, 1, "a\nb", "x\ny")));
        assertEquals("a x\n\ny", after("a b\nc", problem(1, 3, " b\nc", " x\n\ny")));
    }

    @Test
    void looksBehindTheColumnFirst() throws IOException {
        assertEquals("b x b", after("b b b", problem(1, 2, "b", "x")));
        assertEquals("x c", after("b c", problem(1, 3, "b", "x")));
    }

    @Test
    void takesNoLinkForTheBeginningOfAnother() throws IOException {
        assertEquals(
                "[a](docs/x.md) [b](/docs)", after("[a](docs/x.md) [b](docs)", problem(1, 3, "](docs", "](/docs")));
        assertEquals("[a](docs/x.md) [b]", after("[a](docs/x.md) [b]", problem(1, 3, "](docs", "](/docs")));
    }

    @Test
    void makesOneOfTwoChangesThatOverlap() throws IOException {
        assertEquals("xc", after("abc", problem(1, 1, "ab", "x"), problem(1, 2, "bc", "y")));
    }

    @Test
    void leavesAFileThatHasChangedSinceItWasRead() throws IOException {
        Folders.write(folder, FILE, "titel: x");
        Folders.write(folder, "content/b.md", "titel: x");
        Problem other = ProblemKind.UNKNOWN_KEY
                .error("b", Location.at("content/b.md", 1, 1))
                .instead("titel", "title");
        Fixes fixes = Fixes.of(folder, List.of(problem(1, 1, "titel", "title"), other));
        assertEquals(2, fixes.all().size());
        Folders.write(folder, FILE, "titel: y");
        assertEquals(
                List.of("content/b.md"),
                fixes.write().stream().map(fix -> fix.place().path()).toList());
        assertEquals("titel: y", Files.readString(folder.resolve(FILE)));
        assertEquals("title: x", Files.readString(folder.resolve("content/b.md")));
    }

    @Test
    void leavesFilesThatAreGoneOrNotUtf8() {
        assertEquals(
                List.of(), Fixes.of(folder, List.of(problem(1, 1, "a", "b"))).all());
        Folders.writeBytes(folder.resolve(FILE), "a é".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                List.of(), Fixes.of(folder, List.of(problem(1, 1, "a", "b"))).all());
    }

    private String after(String text, Problem... problems) throws IOException {
        Folders.write(folder, FILE, text);
        Fixes.of(folder, List.of(problems)).write();
        return Files.readString(folder.resolve(FILE));
    }

    private static Problem problem(int line, int column, String old, String text) {
        return ProblemKind.UNKNOWN_KEY
                .error("wrong", Location.at(FILE, line, column))
                .instead(old, text);
    }
}
