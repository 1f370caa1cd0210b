package dev.octavo.blog.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.address.SourcePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SymbolicLinkTest {
    private final Path folder;
    private final Path outside;

    SymbolicLinkTest(@TempDir Path folder, @TempDir Path outside) throws IOException {
        this.folder = folder;
        this.outside = outside;
        ProjectTest.write(folder, "content/posts/a.md", "a");
    }

    @Test
    void followsLinksWithinTheSite() throws IOException {
        ProjectTest.write(folder, "shared/pictures/one.png", "1");
        link("content/posts/b.md", "a.md");
        link("static/pictures", "../shared/pictures");
        assertEquals(List.of("content/posts/a.md", "content/posts/b.md", "static/pictures/one.png"), files());
        assertEquals(List.of(), problems());
        assertEquals(
                "1",
                new String(
                        Project.open(folder, Theme.NONE)
                                .read(new SourcePath("static/pictures/one.png"))
                                .bytes(),
                        java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void followsLinksToFilesOfGitAnnex() throws IOException {
        ProjectTest.write(folder, ".git/annex/objects/Xq/9v/SHA256E-s1--a.jpg/SHA256E-s1--a.jpg", "1");
        link("static/a.jpg", "../.git/annex/objects/Xq/9v/SHA256E-s1--a.jpg/SHA256E-s1--a.jpg");
        assertEquals(List.of("content/posts/a.md", "static/a.jpg"), files());
        assertEquals(List.of(), problems());
    }

    @Test
    void refusesLinksThatLeadOut() throws IOException {
        ProjectTest.write(outside, "secret.md", "secret");
        link("content/posts/secret.md", outside.resolve("secret.md").toString());
        link("static/all", outside.toString());
        link("static/hops", "all");
        assertEquals(List.of("content/posts/a.md"), files());
        assertEquals(
                List.of(
                        "content/posts/secret.md: the symbolic link leads to \"" + outside.resolve("secret.md")
                                + "\", outside the site's folder; copy the file into the site",
                        "static/all: the symbolic link leads to \"" + outside
                                + "\", outside the site's folder; copy the file into the site",
                        "static/hops: the symbolic link leads to \"all\", outside the site's folder;"
                                + " copy the file into the site"),
                problems());
    }

    @Test
    void takesNoSiblingWithTheSamePrefixForTheSite() throws IOException {
        Path sibling = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-2"));
        link("static/x", sibling.toString());
        assertEquals(
                List.of("static/x: the symbolic link leads to \"" + sibling
                        + "\", outside the site's folder; copy the file into the site"),
                problems());
        Files.delete(sibling);
    }

    @Test
    void reportsBrokenAndCircularLinks() throws IOException {
        link("content/posts/gone.md", "nothing.md");
        link("content/posts/up", "..");
        link("static/self", "self");
        assertEquals(
                List.of(
                        "content/posts/gone.md: the symbolic link leads to \"nothing.md\", which does not exist;"
                                + " remove the link or put the file there",
                        "content/posts/up: the symbolic link leads to \"..\", which contains it; remove the link:"
                                + " following it would never end",
                        "static/self: the symbolic link leads to \"self\", and from there to no end; remove the link:"
                                + " it goes in a circle, or through a file as if it were a folder"),
                problems());
    }

    @Test
    void endsIfTwoFoldersLinkToEachOther() throws IOException {
        ProjectTest.write(folder, "static/one/1.txt", "1");
        ProjectTest.write(folder, "static/two/2.txt", "2");
        link("static/one/two", "../two");
        link("static/two/one", "../one");
        assertEquals(
                List.of(
                        "content/posts/a.md",
                        "static/one/1.txt",
                        "static/one/two/2.txt",
                        "static/two/2.txt",
                        "static/two/one/1.txt"),
                files());
        assertEquals(2, problems().size());
    }

    @Test
    void applyTheRulesForNamesToTheirTargets() throws IOException {
        ProjectTest.write(folder, ".env", "KEY=1");
        ProjectTest.write(folder, ".git/config", "x");
        ProjectTest.write(folder, "keys/server.pem", "x");
        ProjectTest.write(folder, "node_modules/katex/dist/katex.css", "x");
        ProjectTest.write(folder, "content/posts/a/map.svg", "x");
        link("static/g", "../.git");
        link("static/e.txt", "../.env");
        link("static/certificate.txt", "../keys/server.pem");
        link("static/modules", "../node_modules");
        link("static/katex", "../node_modules/katex/dist");
        link("static/posts", "../content/posts");
        link("static/a.txt", "../content/posts/a.md");
        link("static/map.svg", "../content/posts/a/map.svg");
        assertEquals(
                List.of("content/posts/a.md", "content/posts/a/map.svg", "static/katex/katex.css", "static/map.svg"),
                files());
        String hidden = "which is not published under any name; remove the link; copy what readers are to have into the"
                + " site, under its own name";
        String drafts = "so that drafts or settings would be published; remove the link, or let it lead to a picture or"
                + " another file for readers";
        assertEquals(
                List.of(
                        "static/a.txt: the symbolic link leads to \"../content/posts/a.md\", " + drafts,
                        "static/certificate.txt: the symbolic link leads to \"../keys/server.pem\", " + hidden,
                        "static/e.txt: the symbolic link leads to \"../.env\", " + hidden,
                        "static/g: the symbolic link leads to \"../.git\", " + hidden,
                        "static/modules: the symbolic link leads to \"../node_modules\", " + hidden,
                        "static/posts: the symbolic link leads to \"../content/posts\", " + drafts),
                problems());
    }

    private void link(String name, String target) throws IOException {
        Path link = folder.resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
    }

    private List<String> files() {
        return Project.open(folder, Theme.NONE).files().stream()
                .map(SourcePath::value)
                .toList();
    }

    private List<String> problems() {
        return ProjectTest.problems(Project.open(folder, Theme.NONE));
    }
}
