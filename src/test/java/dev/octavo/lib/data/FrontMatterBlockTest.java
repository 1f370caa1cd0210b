package dev.octavo.lib.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Problems;
import dev.octavo.testing.Rows;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrontMatterBlockTest {
    @TestFactory
    Stream<DynamicTest> splitsAFileOrSaysWhatIsWrong() {
        return Rows.of(FrontMatterBlockTest.class, "front-matter-blocks.rows").become(FrontMatterBlockTest::split);
    }

    @Test
    void pointsToTheWrongDataInTheFile() {
        String text = "\uFEFF---\ntitle: a\ntitle: b\n---\n";
        Problems problems = new Problems();
        FrontMatterBlock block = FrontMatterBlock.of("a.md", text, problems).orElseThrow();
        assertEquals(Optional.empty(), TreeReader.read(block.data(), problems));
        assertEquals("""
            error: the key "title" is written twice
              a.md:3:1
                3 | title: b
                  | ^^^^^
              first written in a.md:2:1
                2 | title: a
                  | ^^^^^
              help: keep one of the two

            """, PrintedProblems.of(problems, text));
    }

    @Test
    void showsAnExampleOfToday() {
        Problems problems = new Problems();
        FrontMatterBlock.of("content/posts/a.md", "A kite.\n", LocalDate.parse("2027-03-04"), problems);
        assertEquals(
                Optional.of("begin the file with the front matter:\n---\ntitle: A\ndate: 2027-03-04\n---"),
                problems.sorted().get(0).hint());
    }

    @ParameterizedTest
    @CsvSource({"# A, A", "'\n#  A # b ##  \nx', A # b", "'# C# #\r\nx', C#", "#A, Hello you", "'# #\nx', Hello you"})
    void takesTheFirstHeadingForTheTitle(String body, String title) {
        assertEquals(title, FrontMatterBlock.titleOf(new SourcePath("content/posts/2026-01-01-hello-you.md"), body));
    }

    @Test
    void takesAllForTheBodyWhereThereIsNoFrontMatter() {
        Problems problems = new Problems();
        String text = "\uFEFFA *kite*.\n";
        assertEquals(
                Optional.of("YAML 1 <> body 1@1 <A *kite*.\n>"),
                FrontMatterBlock.of("a.md", text, problems).map(FrontMatterBlockTest::shown));
        assertTrue(problems.hasErrors());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        ---~a: 1~~x~        | YAML 2 <a: 1~> body 4@10 <x~>
        +++~a = 1~---~x~    | TOML 2 <a = 1~> body 4@14 <x~>
        ~---~a: 1~---~x~    | YAML 3 <a: 1~> body 5@14 <x~>
        {"a": 1,~~x~        | YAML 2 <> body 3@10 <x~>
        ---~a: 1~           | YAML 2 <a: 1~> body 4@9 <>
        x~---~              | YAML 1 <> body 1@0 <x~---~>
        """)
    void guessesWhereFrontMatterThatIsWrongEnds(String text, String expected) {
        FrontMatterBlock block = FrontMatterBlock.presumed("a.md", text.replace('~', '\n'));
        assertEquals(expected, shown(block).replace('\n', '~'));
        int mark = FrontMatterBlock.presumed("a.md", "\uFEFF" + text.replace('~', '\n'))
                .bodyOffset();
        assertEquals(block.bodyOffset() + 1, mark);
    }

    @Test
    void takesTheFirstHeadingOfManySpacesInTime() {
        String title = "a" + " ".repeat(200_000) + "b";
        assertEquals(title, FrontMatterBlock.titleOf(new SourcePath("content/posts/a.md"), "# " + title + " #\n"));
    }

    private static String split(String text) {
        Problems problems = new Problems();
        return FrontMatterBlock.of("a.md", text, problems)
                .filter(block -> !problems.hasErrors())
                .map(FrontMatterBlockTest::shown)
                .orElseGet(() -> PrintedProblems.of(problems, text));
    }

    private static String shown(FrontMatterBlock block) {
        StructuredText data = block.data();
        return data.syntax() + " " + data.firstLine() + " <" + data.text() + "> body " + block.bodyLine() + "@"
                + block.bodyOffset() + " <" + block.body() + ">";
    }
}
