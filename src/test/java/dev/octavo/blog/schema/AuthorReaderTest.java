package dev.octavo.blog.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.lib.address.Source;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.PrintedProblems;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Problems;
import dev.octavo.testing.Rows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class AuthorReaderTest {
    @Test
    void readsEveryKey() {
        String yaml = """
            name: Ada Lovelace
            bio: |
              First.
              Second.
            picture: ada.jpg
            fediverse: "@ada@social.example"
            links:
              - {title: Home, url: https://example.org/}
              - {title: Mail, url: "mailto:ada@example.org"}
            """;
        Author expected = new Author(
                "ada",
                "Ada Lovelace",
                Optional.of(source("ada")),
                Optional.of("First.\nSecond."),
                Optional.of("ada.jpg"),
                Optional.of("@ada@social.example"),
                List.of(
                        new NamedLink("https://example.org/", Optional.of("Home"), Optional.empty()),
                        new NamedLink("mailto:ada@example.org", Optional.of("Mail"), Optional.empty())));
        Problems problems = new Problems();
        assertEquals(Optional.of(expected), read("ada", yaml, problems));
        assertEquals("", PrintedProblems.of(problems, yaml));
    }

    @Test
    void refusesAFileWhoseNameIsNotASlug() {
        assertEquals("""
            error: the file's name may have only small letters, digits and single hyphens
              content/authors/Ada Lovelace.yaml
              help: name it ada-lovelace.yaml

            """, problems("Ada Lovelace", "name: A"));
        assertEquals("""
            error: the file's name is a name that Windows reserves for a device
              content/authors/con.yaml
              help: name it like ada-lovelace.yaml

            """, problems("con", "name: A"));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrong() {
        return Rows.of(AuthorReaderTest.class, "author.rows").become(text -> problems("ada", text));
    }

    private static String problems(String id, String text) {
        Problems problems = new Problems();
        assertEquals(read(id, text, problems).isEmpty(), problems.hasErrors());
        return PrintedProblems.of(problems, text);
    }

    private static Optional<Author> read(String id, String text, Problems problems) {
        Source source = source(id);
        return TreeReader.read(StructuredText.file(Syntax.YAML, source.path().value(), text), problems)
                .flatMap(tree -> AuthorReader.read(tree, source, problems));
    }

    private static Source source(String id) {
        return new Source(new SourcePath("content/authors/" + id + ".yaml"), Hash.of(new byte[0]));
    }
}
