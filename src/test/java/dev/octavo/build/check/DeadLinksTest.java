package dev.octavo.build.check;

import static dev.octavo.blog.links.SampleSite.article;
import static dev.octavo.blog.links.SampleSite.frontMatter;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.SampleSite;
import dev.octavo.blog.links.UnreadableFiles;
import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.publication.Visibility;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Problem;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class DeadLinksTest {
    private final Path folder;

    DeadLinksTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectory(folder.resolve("content"));
    }

    /** Links and pictures, with a ! before, in a post of a small site, one on each line from the tenth on. */
    @TestFactory
    Stream<DynamicTest> saysWhatIsWrongWithLinks() {
        return Rows.of(DeadLinksTest.class, "dead-links.rows")
                .become(Map.of("build", links -> told(links, false), "published", links -> told(links, true)));
    }

    private String told(String links, boolean strict) {
        SampleSite site = site().post(
                        "content/posts/hello.md", "/posts/hello/", article(List.of("intro"), links.split("\n", -1)));
        return problems(site, UnreadableFiles.NONE, strict).stream()
                .sorted()
                .map(line -> line.replace("content/posts/hello.md:", ""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void suggestsAFileOfTheSameNameBeforeASimilarOne() {
        SampleSite site = site().file("content/posts/e.png", "/posts/e.png")
                .file("static/img/c.png", "/img/c.png")
                .post("content/posts/hello.md", "/posts/hello/", article(List.of(), "!c.png"));
        assertEquals(
                List.of("content/posts/hello.md:10:1: the picture \"c.png\" does not exist;"
                        + " did you mean \"/img/c.png\"?"),
                problems(site));
    }

    @Test
    void saysHowToEncodeAFileNameWithUrlDelimiters() {
        Folders.write(folder, "content/posts/Pic #1?.png", "");
        assertEquals(
                List.of("content/posts/hello.md:10:1: the picture \"Pic #1?.png\" does not exist; in a link a file's"
                        + " name has %23 for # and %3F for ?: write \"Pic%20%231%3F.png\""),
                problems("!Pic #1?.png"));
    }

    @Test
    void makesNoSuggestionForAnEndlessAddress() {
        String address = "{{ref \"" + "/".repeat(300_000) + "x\" }}";
        assertEquals(
                List.of("content/posts/hello.md:10:1: this link leads nowhere: \"" + address
                        + "\" does not exist; correct the address, or remove the link"),
                problems(address));
    }

    @Test
    void reportsAPathThatCannotBeAnUnreadArticle() {
        SampleSite site = site().post("content/posts/hello.md", "/posts/hello/", article(List.of(), "a//b.md"));
        assertEquals(
                List.of("content/posts/hello.md:10:1: this link leads nowhere: \"a//b.md\" does not exist;"
                        + " correct the address, or remove the link"),
                problems(site, UnreadableFiles.of(Stream.of("content/posts/x.md"), Stream.of(), false)));
    }

    @Test
    @Timeout(10)
    void refusesNamesThatNoHostCanHave() {
        String host = "aa.".repeat(100_000) + "b";
        Folders.write(folder, "content/posts/a.md", "---\nlink: http://" + host + "/\n---\n");
        SampleSite site = new SampleSite()
                .article(
                        "content/posts/a.md",
                        "/posts/a/",
                        frontMatter("A", Optional.empty(), List.of("http://" + host + "/")),
                        article(List.of(), "http://" + host + "/", "!https://" + host, "//www." + host, host + ":80"));
        String name = "no host can have this name: it is longer than 253 letters, or a part than 63; ";
        assertEquals(
                List.of(
                        "content/posts/a.md:2:7: " + name + "correct the address, or remove the link",
                        "content/posts/a.md:10:1: " + name + "correct the address, or remove the link",
                        "content/posts/a.md:11:1: " + name + "correct the address, or remove the picture",
                        "content/posts/a.md:12:1: " + name + "correct the address, or remove the link"),
                problems(site));
    }

    @Test
    void suggestsNoOtherPictureForOneOnTheAuthorsComputer() {
        SampleSite site = site().file("content/posts/kite.jpg", "/posts/kite.jpg")
                .file("static/home/pics/nest.jpg", "/home/pics/nest.jpg")
                .post(
                        "content/posts/hello.md",
                        "/posts/hello/",
                        article(
                                List.of(),
                                "!/home/me/kite.jpg",
                                "!/Users/me/Pictures/kite.jpg",
                                "~/notes/kite.pdf",
                                "!/home/pics/nets.jpg",
                                "/home/blog/hello.html"));
        assertEquals(
                List.of(
                        "only your own computer has that file: put it beside the article, and write its name",
                        "only your own computer has that file: put it beside the article, and write its name",
                        "only your own computer has that file: put it beside the article, and write its name",
                        "did you mean \"/home/pics/nest.jpg\"?",
                        "did you mean \"/posts/hello/\"?"),
                problems(site).stream()
                        .map(problem -> problem.replaceFirst(".* exist; ", ""))
                        .toList());
    }

    @Test
    void findsPlacesInFrontMatterAndYaml() {
        Folders.write(folder, "content/site.yaml", "title: x\nnavigation:\n  - url: /abuot/\n");
        Folders.write(
                folder,
                "content/authors/ada.yaml",
                "name: Ada\npicture: adda.png\nlinks:\n  - url: /nowhere-at-all/\n");
        Folders.write(
                folder, "content/posts/a.md", "---\ntitle: Of x/gone.png\nillustration: {src: \"gone.png\"}\n---\n");
        SampleSite site = site().navigation("/about/", "/abuot/")
                .author("ada", Optional.of("adda.png"), List.of(link("/nowhere-at-all/"), link("https://x.example/")))
                .file("content/authors/ada.png", "/authors/ada.png")
                .article(
                        "content/posts/a.md",
                        "/posts/a/",
                        frontMatter("A", Optional.of("gone.png"), List.of("abuot.md", "../pages/about.md")),
                        article(List.of()));
        assertEquals(
                List.of(
                        "content/authors/ada.yaml:2:10: the picture \"adda.png\" does not exist; did you mean"
                                + " \"ada.png\"?",
                        "content/authors/ada.yaml:4:10: this link leads nowhere: \"/nowhere-at-all/\" does not exist;"
                                + " correct the address, or remove the link",
                        "content/posts/a.md: this link leads nowhere: \"abuot.md\" does not exist; did you mean"
                                + " \"../pages/about.md\"?",
                        "content/posts/a.md:3:22: the picture \"gone.png\" does not exist; put the"
                                + " picture there, at content/posts/gone.png, or correct the path",
                        "content/site.yaml:3:10: this link leads nowhere: \"/abuot/\" does not exist; did you mean"
                                + " \"/about/\"?"),
                problems(site));
    }

    private List<String> problems(String... links) {
        return problems(site().post("content/posts/hello.md", "/posts/hello/", article(List.of("intro"), links)));
    }

    private List<String> problems(SampleSite site) {
        return problems(site, UnreadableFiles.NONE);
    }

    private List<String> problems(SampleSite site, UnreadableFiles unreadable) {
        return problems(site, unreadable, false);
    }

    private List<String> problems(SampleSite site, UnreadableFiles unreadable, boolean strict) {
        Set<Address> planned = new HashSet<>(site.addresses());
        planned.add(new Address("/tags/ai/"));
        planned.add(new Address("/feed.xml"));
        return DeadLinks.check(new PlannedSite(
                        site.site(),
                        new Links(site.site()),
                        planned,
                        unreadable,
                        List.of(),
                        Project.open(folder, Theme.NONE),
                        entry -> new Body(List.of()),
                        strict,
                        2))
                .sorted()
                .map(DeadLinksTest::line)
                .toList();
    }

    private static String line(Problem problem) {
        return problem.location().orElseThrow() + ": " + problem.message()
                + problem.hint().map(h -> "; " + h).orElse("");
    }

    private static SampleSite site() {
        return new SampleSite()
                .post("content/posts/other.md", "/posts/other/", article(List.of()))
                .page("content/pages/about.md", "/about/", article(List.of("team", "history")))
                .file("content/posts/hello/pic.png", "/posts/hello/pic.png")
                .file("static/logo.svg", "/logo.svg")
                .withheld("content/posts/draft.md", "/posts/draft/", Visibility.State.DRAFT)
                .withheld("content/posts/later.md", "/posts/later/", Visibility.State.SCHEDULED)
                .withheld("content/posts/old.md", "/posts/old/", Visibility.State.EXPIRED);
    }

    private static NamedLink link(String url) {
        return new NamedLink(url, Optional.of("x"), Optional.empty());
    }
}
