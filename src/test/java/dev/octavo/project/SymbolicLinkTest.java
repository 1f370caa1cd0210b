package dev.octavo.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.address.SourcePath;
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
    void namesLinksThatLeadNowhereOrInACircle() throws IOException {
        link("content/posts/gone.md", "nothing.md");
        link("content/posts/up", "..");
        link("static/self", "self");
        assertEquals(
                List.of(
                        "content/posts/gone.md: the symbolic link leads to \"nothing.md\", which does not exist;"
                                + " remove the link or put the file there",
                        "content/posts/up: the symbolic link leads to \"..\", which it lies in; remove the link:"
                                + " following it would never end",
                        "static/self: the symbolic link leads to \"self\", and from there to no end; remove the link:"
                                + " it goes in a circle, or through a file as if it were a folder"),
                problems());
    }

    @Test
    void endsWhereTwoFoldersLinkToEachOther() throws IOException {
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
        return Project.open(folder, Theme.NONE).problems().stream()
                .map(ProjectTest::said)
                .toList();
    }
}
