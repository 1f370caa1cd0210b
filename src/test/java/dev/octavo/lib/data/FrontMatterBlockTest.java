package dev.octavo.lib.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Problems;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrontMatterBlockTest {
    @Test
    void splitsYamlFromTheBody() {
        assertEquals("YAML 2 <title: A\n> body 4@17 <\nHello\n>", split("---\ntitle: A\n---\n\nHello\n"));
    }

    @Test
    void splitsTomlFromTheBody() {
        assertEquals("TOML 2 <title = \"A\"\n> body 4@20 <Hello>", split("+++\ntitle = \"A\"\n+++\nHello"));
    }

    @Test
    void splitsJsonFromTheBody() {
        assertEquals(
                "JSON 1 <{\"a\": \"}\",\n \"b\": {}}> body 3@22 <Hello {x}>",
                split("{\"a\": \"}\",\n \"b\": {}} \nHello {x}"));
    }

    @Test
    void leavesDashesInTheBodyAlone() {
        assertEquals(
                "YAML 2 <a: 1\n> body 4@13 <x\n\n---\ny: 2\n---\n>", split("---\na: 1\n---\nx\n\n---\ny: 2\n---\n"));
        assertEquals("TOML 2 <a = 1\n> body 4@14 <---\n>", split("+++\na = 1\n+++\n---\n"));
    }

    @Test
    void closesOnlyAtAWholeLine() {
        assertEquals(
                "YAML 2 <a: |\n  b\n  ---\n----\n--- x\n> body 8@34 <z>",
                split("---\na: |\n  b\n  ---\n----\n--- x\n---\nz"));
    }

    @Test
    void allowsBlanksAfterAFence() {
        assertEquals("YAML 2 <a: 1\n> body 4@17 <x>", split("---  \na: 1\n--- \t\nx"));
    }

    @Test
    void readsAnEmptyBodyAndAFileWithoutFinalNewline() {
        assertEquals("YAML 2 <a: 1\n> body 4@12 <>", split("---\na: 1\n---"));
        assertEquals("YAML 2 <a: 1\n> body 4@13 <>", split("---\na: 1\n---\n"));
        assertEquals("JSON 1 <{}> body 2@2 <>", split("{}"));
        assertEquals("JSON 1 <{}> body 2@3 <@ada: \"hello>", split("{}\n@ada: \"hello"));
    }

    @Test
    void readsAnEmptyFrontMatter() {
        assertEquals("YAML 2 <> body 3@8 <x>", split("---\n---\nx"));
    }

    @Test
    void readsLineEndsOfWindowsAndClassicMacOs() {
        assertEquals("YAML 2 <a: 1\r\n> body 4@16 <x\r\n>", split("---\r\na: 1\r\n---\r\nx\r\n"));
        assertEquals("YAML 2 <a: 1\r> body 4@13 <x\r>", split("---\ra: 1\r---\rx\r"));
    }

    @Test
    void skipsAByteOrderMarkButCountsItInTheOffset() {
        assertEquals("YAML 2 <a: 1\n> body 4@14 <x>", split("\uFEFF---\na: 1\n---\nx"));
        assertEquals("JSON 1 <{}> body 2@4 <x>", split("\uFEFF{}\nx"));
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
    void saysThatTheFrontMatterIsNeverClosed() {
        assertEquals("""
            error: the front matter is never closed
              a.md:1:1
                1 | ---
                  | ^^^
              help: write a line --- between the last key and the article

            """, split("---\ntitle: A\n\nHello\n"));
        assertEquals("""
            error: this JSON object is never closed
              a.md:1:1
                1 | {"a": 1,
                  | ^
              help: write } after the last value, and ] after every list

            """, split("{\"a\": 1,\n"));
        assertEquals("""
            error: a comma, a colon or a closing bracket is missing before this
              a.md:2:1
                2 | Ada said hello
                  | ^
              help: write a colon after a key, a comma after a value, and } or ] after the last value

            """, split("{\"a\": \"x\"\nAda said hello\n\nIn {b} \"hello\n"));
    }

    @Test
    void showsWhatToTypeIfThereIsNoFrontMatter() {
        String problems = """
            error: the front matter is missing
              a.md:1:1
                1 | %s
                  | ^
              help: begin the file with the front matter:
                      ---
                      title: %s
                      date: 2026-11-24
                      ---

            """;
        assertEquals(problems.formatted("# Hello", "Hello"), split("# Hello\n"));
        assertEquals(problems.formatted("# C: \"x\" #", "'C: \"x\"'"), split("# C: \"x\" #\n"));
        assertEquals(problems.formatted("", "A"), split(""));
        assertEquals("""
            error: the front matter begins with three hyphens, ---, and not with ----
              a.md:1:1
                1 | ----
                  | ^^^^
              help: write --- here and below the last key; +++ where it is TOML

            """, split("----\na: 1\n----\n"));
    }

    @ParameterizedTest
    @CsvSource({"---, ...", "---, ----", "---, —", "+++, ---", "---, '  ---'"})
    void pointsToTheLineProbablyMeantToCloseTheFrontMatter(String fence, String closing) {
        assertEquals(
                """
                error: the front matter begins with %s and is not closed with %s
                  a.md:3:1
                    3 | %s
                      | %s
                  help: write %s here, without spaces before it

                """.formatted(fence, closing.strip(), closing, "^".repeat(closing.length()), fence),
                split(fence + "\na: 1\n" + closing + "\nHello\n"));
    }

    @Test
    void saysThatTheFrontMatterBeginsTooLate() {
        assertEquals("""
            error: the front matter does not begin where the file does
              a.md:1:1
                1 |\s
                  | ^
              help: delete the blank lines and spaces before it

            """, split("\n---\na: 1\n---\n"));
        assertEquals("""
            error: the front matter does not begin where the file does
              a.md:1:1
                1 |  ---
                  | ^
              help: delete the blank lines and spaces before it

            """, split(" ---\na: 1\n---\n"));
    }

    @Test
    void saysThatAMergeConflictIsLeft() {
        assertEquals("""
            error: a merge conflict is left here
              a.md:3:1
                3 | <<<<<<< HEAD
                  | ^^^^^^^^^^^^
              help: keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>

            """, split("---\na: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n---\nHello\n"));
        assertEquals("""
            error: a merge conflict is left here
              a.md:2:1
                2 | <<<<<<< HEAD
                  | ^^^^^^^^^^^^
              help: keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>

            """, split("{\n<<<<<<< HEAD\n\"b\": 1\n=======\n\"b\": 2\n>>>>>>> x\n}\nHello\n"));
    }

    @Test
    void saysThatTheArticleBeginsTooSoonAfterJson() {
        assertEquals("""
            error: there is text after the front matter
              a.md:1:4
                1 | {} Hello
                  |    ^
              help: begin the article on a new line after the last }

            """, split("{} Hello\n"));
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
