package dev.octavo.blog.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectTest {
    private final Path folder;
    private final Path themeFolder;

    ProjectTest(@TempDir Path folder, @TempDir Path themeFolder) throws IOException {
        this.folder = folder;
        this.themeFolder = themeFolder;
        Files.createDirectory(folder.resolve("content"));
    }

    @Test
    void listsTheFilesOfTheSiteAndOfTheThemeByName() throws IOException {
        write(folder, "content/site.yaml", "title: x");
        write(folder, "content/posts/a.md", "a");
        write(folder, "static/css/style.css", "mine");
        write(folder, "public/index.html", "not a source");
        write(folder, "README.md", "not a source");
        write(themeFolder, "static/css/style.css", "theirs");
        write(themeFolder, "templates/post.ftlh", "post");
        Project project = Project.open(folder, Theme.in(themeFolder));
        assertEquals(
                List.of("content/posts/a.md", "content/site.yaml", "static/css/style.css", "templates/post.ftlh"),
                names(project));
        assertEquals("mine", text(project, "static/css/style.css"));
        assertEquals("post", text(project, "templates/post.ftlh"));
        assertTrue(project.isOwn(new SourcePath("static/css/style.css")));
        assertFalse(project.isOwn(new SourcePath("templates/post.ftlh")));
        assertTrue(project.has(new SourcePath("templates/post.ftlh")));
        assertFalse(project.has(new SourcePath("templates/page.ftlh")));
    }

    @Test
    void ignoresFilesOfEditorsAndSystems() throws IOException {
        for (String name : List.of(
                "content/.DS_Store",
                "content/posts/a.md~",
                "content/posts/.a.md.swp",
                "content/posts/#a.md#",
                "content/posts/.#a.md",
                "static/Thumbs.db",
                "static/desktop.ini",
                "static/.env",
                "static/.git/config",
                "content/.well-known/x",
                "templates/.nojekyll")) {
            write(folder, name, "x");
        }
        write(folder, "static/.well-known/security.txt", "x");
        write(folder, "static/.nojekyll", "");
        write(folder, "content/posts/#1.md", "x");
        assertEquals(
                List.of("content/posts/#1.md", "static/.nojekyll", "static/.well-known/security.txt"),
                names(Project.open(folder, Theme.NONE)));
    }

    @Test
    void hashesWhatItReads() throws IOException {
        write(folder, "content/a.md", "abc");
        // As the reference implementation has it, smhasher, MurmurHash3_x64_128 with seed 0.
        assertEquals(
                "b4963f3f3fad78673ba2744126ca2d52",
                Project.open(folder, Theme.NONE)
                        .read(new SourcePath("content/a.md"))
                        .source()
                        .hash()
                        .hex());
    }

    @Test
    void reportsMissingContent() throws IOException {
        Files.delete(folder.resolve("content"));
        assertEquals(
                "there is no content/ in the folder \"" + folder
                        + "\"; start a site there: type octavo init in that folder, or name another: --site DIR",
                message(assertThrows(ProblemException.class, () -> Project.open(folder, Theme.NONE))));
        Path missing = folder.resolve("nothing");
        assertEquals(
                "there is no folder \"" + missing + "\"; start a site there: octavo new site DIR, or name another"
                        + " folder: --site DIR",
                message(assertThrows(ProblemException.class, () -> Project.open(missing, Theme.NONE))));
    }

    @Test
    void refusesAnArticleOverTheLimit() throws IOException {
        write(folder, "content/posts/a.md", "x".repeat(1001));
        Project project = Project.open(folder, Theme.NONE);
        SourcePath path = new SourcePath("content/posts/a.md");
        assertEquals(1001, project.readArticle(path, 1001).bytes().length);
        assertEquals(
                "content/posts/a.md: the file is larger than 1 kB; split it, or raise the limit in"
                        + " content/site.yaml: limits: { article-size: 2 kB }",
                message(assertThrows(ProblemException.class, () -> project.readArticle(path, 1000))));
    }

    @Test
    void namesAnUnreadableFile() throws IOException {
        assertEquals(
                "content/posts/a.md: the file may not be read: permission denied; give yourself the right:"
                        + " chmod u+rX 'content/posts/a.md'",
                message(ReadError.of("content/posts/a.md", new AccessDeniedException("/somewhere/a.md"))));
        assertEquals(
                "content/a.md: the file could not be read: Input/output error; check the disk that it lies on",
                message(ReadError.of("content/a.md", new IOException("Input/output error"))));
    }

    @Test
    void namesAFileWithoutReadPermission() throws IOException {
        write(folder, "content/posts/a.md", "x");
        Path file = folder.resolve("content/posts/a.md");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "the superuser may read everything");
        Project project = Project.open(folder, Theme.NONE);
        ProblemException message =
                assertThrows(ProblemException.class, () -> project.read(new SourcePath("content/posts/a.md")));
        assertTrue(message(message).startsWith("content/posts/a.md: the file may not be read: permission denied"));
    }

    @Test
    void findsLinesWithAnyLineBreak() throws IOException {
        write(folder, "content/a.md", "\uFEFFone\r\ntwo\rthree\nfour");
        Project project = Project.open(folder, Theme.NONE);
        assertEquals(
                List.of("one", "two", "three", "four"),
                List.of(
                        project.line("content/a.md", 1).orElseThrow(),
                        project.line("content/a.md", 2).orElseThrow(),
                        project.line("content/a.md", 3).orElseThrow(),
                        project.line("content/a.md", 4).orElseThrow()));
        assertEquals(Optional.empty(), project.line("content/a.md", 5));
        assertEquals(Optional.empty(), project.line("content/../../etc/passwd", 1));
    }

    @Test
    void readsAFileWhoseNameOnDiskIsDecomposed() throws IOException {
        write(folder, "content/cafe\u0301.md", "x");
        Project project = Project.open(folder, Theme.NONE);
        assertEquals(List.of("content/caf\u00e9.md"), names(project));
        assertEquals("x", text(project, "content/caf\u00e9.md"));
    }

    @Test
    void namesTwoFilesThatDifferInUnicodeFormOnly() throws IOException {
        write(folder, "content/posts/caf\u00e9.md", "composed");
        write(folder, "content/posts/cafe\u0301.md", "decomposed");
        assertEquals(
                List.of("content/posts/caf\u00e9.md: two files have this name, in different Unicode forms;"
                        + " both would have the same address: rename or remove one of them"),
                Project.open(folder, Theme.NONE).problems().stream()
                        .map(ProjectTest::message)
                        .toList());
    }

    private static List<String> names(Project project) {
        return project.files().stream().map(SourcePath::value).toList();
    }

    private static String text(Project project, String path) {
        return new String(project.read(new SourcePath(path)).bytes(), StandardCharsets.UTF_8);
    }

    private static String message(ProblemException e) {
        return message(e.problems().get(0));
    }

    static List<String> problems(Project project) {
        return project.problems().stream().map(ProjectTest::message).toList();
    }

    static String message(Problem problem) {
        return problem.location().map(l -> l + ": ").orElse("")
                + problem.message()
                + problem.hint().map(h -> "; " + h).orElse("");
    }

    static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
