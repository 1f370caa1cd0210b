package dev.octavo.use.scaffold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.use.scaffold.NewArticle.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NewArticleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final Path site;

    NewArticleTest(@TempDir Path site) throws IOException {
        this.site = site;
        Files.createDirectories(site.resolve("content"));
        Files.writeString(site.resolve("content/site.yaml"), "title: T\n");
    }

    @Test
    void aPostOfASectionLiesInItsFolder() throws IOException {
        Files.writeString(site.resolve("content/site.yaml"), "title: A\nurl: https://a.example/\n");
        ProblemException refused = assertThrows(
                ProblemException.class, () -> NewArticle.write(Kind.POST, Optional.of("notes"), "A", site, TODAY));
        assertEquals(
                "the site has no section \"notes\"", refused.problems().get(0).message());
        Files.writeString(site.resolve("content/site.yaml"), "title: A\nurl: https://a.example/\nsections: [notes]\n");
        assertEquals(
                site.resolve("content/notes/a.md"),
                NewArticle.write(Kind.POST, Optional.of("notes"), "A", site, TODAY));
        assertEquals(
                site.resolve("content/notes/b/index.md"),
                NewArticle.write(Kind.POST_IN_FOLDER, Optional.of("notes"), "B", site, TODAY));
        assertEquals(
                Optional.of("did you mean \"notes\"?"),
                assertThrows(
                                ProblemException.class,
                                () -> NewArticle.write(Kind.POST, Optional.of("note"), "A", site, TODAY))
                        .problems()
                        .get(0)
                        .hint());
        assertThrows(ProblemException.class, () -> NewArticle.write(Kind.POST, Optional.of("notes"), "A", site, TODAY));
    }

    @Test
    void aPostBeginsAsADraftOfToday() throws IOException {
        Path file = NewArticle.write(Kind.POST, Optional.empty(), "My post: the sequel", site, TODAY);
        assertEquals(site.resolve("content/posts/my-post-the-sequel.md"), file);
        assertEquals("""
                ---
                title: "My post: the sequel"
                date: 2026-11-24
                # description: One or two sentences for lists, feeds and search engines.
                tags: []
                draft: true # take this line away, and the post is public
                ---

                """, Files.readString(file));
    }

    @Test
    void aPageHasNoDate() throws IOException {
        Path file = NewArticle.write(Kind.PAGE, Optional.empty(), "Colophon", site, TODAY);
        assertEquals(site.resolve("content/pages/colophon.md"), file);
        assertEquals("""
                ---
                title: Colophon
                # description: One or two sentences for search engines.
                ---

                """, Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource({
        "C# und C++, csharp-und-cplusplus",
        "Über Äpfel, über-äpfel",
        "日本語の題, 日本語の題",
        "Привет мир, привет-мир",
        "1984, 1984",
        "../../etc/passwd, etc-passwd",
        "{{today}} $1 \\, today-1",
    })
    void theFileIsNamedAfterTheTitle(String title, String slug) throws IOException {
        assertEquals(
                site.resolve("content/posts/" + slug + ".md"),
                NewArticle.write(Kind.POST, Optional.empty(), title, site, TODAY));
    }

    @Test
    void aLongTitleIsCutBetweenWords() throws IOException {
        Path file = NewArticle.write(Kind.POST, Optional.empty(), "word ".repeat(50), site, TODAY);
        assertEquals("word-".repeat(15) + "word.md", file.getFileName().toString());
    }

    @Test
    void worksFromAnyFolderOfTheSite() throws IOException {
        Path below = Files.createDirectories(site.resolve("content/posts/deep/down"));
        assertEquals(
                site.resolve("content/posts/a.md"), NewArticle.write(Kind.POST, Optional.empty(), "A", below, TODAY));
    }

    @Test
    void doesNotOverwriteAnArticle() throws IOException {
        Path file = NewArticle.write(Kind.POST, Optional.empty(), "A", site, TODAY);
        Files.writeString(file, "mine");
        assertEquals("""
                error: there is already an article of that name
                  content/posts/a.md
                  help: open that one, or choose another title

                """, problem(Kind.POST, "A!", site));
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void leavesAnArticleInAFolderAlone() throws IOException {
        Files.createDirectories(site.resolve("content/pages/a"));
        Files.writeString(site.resolve("content/pages/a/index.md"), "mine");
        assertEquals("""
                error: there is already an article of that name
                  content/pages/a/index.md
                  help: open that one, or choose another title

                """, problem(Kind.PAGE, "A", site));
    }

    @ParameterizedTest
    @CsvSource({
        "Index, 'this page would be the home page, in place of the list of posts'",
    })
    void leavesTheAddressesOfOctavosOwnPagesAlone(String title, String fact) throws IOException {
        assertEquals(
                "error: " + fact + "\n  help: choose another title, or write content/pages/index.md yourself\n\n",
                problem(Kind.PAGE, title, site));
        assertEquals(
                site.resolve("content/posts/archive.md"),
                NewArticle.write(Kind.POST, Optional.empty(), "Archive", site, TODAY));
    }

    @Test
    void aPageMayBeCalledArchiveIfPagesHaveOtherAddresses() throws IOException {
        Files.writeString(
                site.resolve("content/site.yaml"),
                "title: T\nurl: https://example.org\npermalinks: {pages: /about/:slug/}\n");
        assertEquals(
                site.resolve("content/pages/archive.md"),
                NewArticle.write(Kind.PAGE, Optional.empty(), "Archive", site, TODAY));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02-a.md, '---\ntitle: A\n---\n'",
        "2026-01-02-a/index.md, mine",
        "other.md, '---\nslug: a\n---\n'",
        "other.md, '+++\nslug = \"a\"\n+++\n'",
        "other.md, '{\"slug\": \"a\"}'",
        "A.md, mine",
        "a.markdown, mine",
        "a/index.MD, mine",
    })
    void leavesTheAddressOfAnotherPostAlone(String name, String text) throws IOException {
        Path file = site.resolve("content/posts/" + name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replace("\\n", "\n"));
        assertEquals("""
                error: there is already an article whose address ends with a/
                  content/posts/%s
                  help: open that one, or choose another title

                """.formatted(name), problem(Kind.POST, "A", site));
    }

    @Test
    void aPostThatHasAnotherSlugLeavesItsNameFree() throws IOException {
        Files.createDirectories(site.resolve("content/posts"));
        Files.writeString(site.resolve("content/posts/2026-01-02-a.md"), "---\nslug: b\n---\n");
        assertEquals(
                site.resolve("content/posts/a.md"), NewArticle.write(Kind.POST, Optional.empty(), "A", site, TODAY));
    }

    @Test
    void asksForALetterInTheTitle() {
        assertEquals("""
                error: the title "!?" has neither a letter nor a digit to make an address of
                  help: give it a word: octavo new post "My first post"

                """, problem(Kind.POST, "!?", site));
    }

    @Test
    void refusesANameThatNotEverySystemCanWrite() {
        assertEquals("""
                error: the address that "Aux" would get has a segment "aux", which is a device on Windows
                  help: add a word to the title

                """, problem(Kind.PAGE, "Aux", site));
    }

    @Test
    void saysWhereThereIsNoSite(@TempDir Path elsewhere) {
        assertEquals(
                "error: there is no site here: no content/site.yaml, neither in " + elsewhere + " nor above it\n"
                        + "  help: go to the folder of your site, or begin one: octavo new site my-blog\n\n",
                problem(Kind.POST, "A", elsewhere));
    }

    private static String problem(Kind kind, String title, Path folder) {
        ProblemException thrown = assertThrows(
                ProblemException.class, () -> NewArticle.write(kind, Optional.empty(), title, folder, TODAY));
        ProblemText.SourceLines none = (path, number) -> Optional.empty();
        return new ProblemText(none)
                .of(thrown.problems().stream().sorted(Problem::compareTo).toList());
    }
}
