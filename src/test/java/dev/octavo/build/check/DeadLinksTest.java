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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class DeadLinksTest {
    private final Path folder;
    private boolean strict;

    DeadLinksTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectory(folder.resolve("content"));
    }

    @Test
    void acceptsLinksThatLeadSomewhere() {
        assertEquals(
                List.of(),
                problems(
                        "/about/",
                        "/about",
                        "/about#team",
                        "../pages/about.md#team",
                        "#intro",
                        "#",
                        "#:~:text=words",
                        "/tags/ai/",
                        "/tags/ai/#whatever",
                        "/feed.xml",
                        "https://example.org/not/asked",
                        "mailto:ada@example.org",
                        "/logo.svg",
                        "!/logo.svg",
                        "!https://example.org/x.png",
                        "!hello/pic.png",
                        "/posts/hello/pic.png"));
    }

    @Test
    void suggestsTheNearestTargetForADeadLink() {
        assertEquals(
                List.of(
                        "content/posts/hello.md:10:1: this link leads nowhere: \"/abuot/\" does not exist;"
                                + " did you mean \"/about/\"?",
                        "content/posts/hello.md:11:1: this link leads nowhere: \"/post/other/\" does not exist;"
                                + " did you mean \"/posts/other/\"?",
                        "content/posts/hello.md:12:1: this link leads nowhere: \"otter.md#x\" does not exist;"
                                + " did you mean \"other.md\"?",
                        "content/posts/hello.md:13:1: this link leads nowhere: \"about.md\" does not exist;"
                                + " did you mean \"../pages/about.md\"?",
                        "content/posts/hello.md:14:1: this link leads nowhere: \"/About/\" does not exist;"
                                + " did you mean \"/about/\"?",
                        "content/posts/hello.md:15:1: this link leads nowhere: \"about.html\" does not exist;"
                                + " did you mean \"../pages/about.md\"?",
                        "content/posts/hello.md:16:1: this link leads nowhere: \"/posts/other/index.md\" does not exist;"
                                + " did you mean \"/posts/other/\"?",
                        "content/posts/hello.md:17:1: this link leads nowhere: \"/zzzzzzzz/\" does not exist;"
                                + " correct the address, or remove the link"),
                problems(
                        "/abuot/",
                        "/post/other/",
                        "otter.md#x",
                        "about.md",
                        "/About/",
                        "about.html",
                        "/posts/other/index.md",
                        "/zzzzzzzz/"));
    }

    @Test
    void reportsPicturesThatAreMissingOutsideOrNotPictures() {
        assertEquals(
                List.of(
                        "content/posts/hello.md:10:1: the picture \"pik.png\" does not exist;"
                                + " did you mean \"hello/pic.png\"?",
                        "content/posts/hello.md:11:1: the picture \"hello/pik.png\" does not exist;"
                                + " did you mean \"hello/pic.png\"?",
                        "content/posts/hello.md:12:1: the picture \"../../../../etc/x.png\" lies outside the site;"
                                + " copy it into the site, beside the article or into static/",
                        "content/posts/hello.md:13:1: \"/about/\" is a page, not a picture; write the path of a"
                                + " picture, or link to the page: without the \"!\" in Markdown"),
                problems("!pik.png", "!hello/pik.png", "!../../../../etc/x.png", "!/about/"));
    }

    @Test
    void saysHowToWriteALinkToAnotherSite() {
        assertEquals(
                List.of(
                        "content/posts/hello.md:10:1: this link leads nowhere: \"ada@example.org\" does not exist;"
                                + " write mailto:ada@example.org",
                        "content/posts/hello.md:11:1: this link leads nowhere: \"www.example.xyz/a\" does not exist;"
                                + " another site's address begins with https://, so write https://www.example.xyz/a",
                        "content/posts/hello.md:12:1: this link leads nowhere: \"github.com/x\" does not exist;"
                                + " another site's address begins with https://, so write https://github.com/x",
                        "content/posts/hello.md:13:1: this link leads nowhere: \"Main.java\" does not exist;"
                                + " correct the address, or remove the link"),
                problems("ada@example.org", "www.example.xyz/a", "github.com/x", "Main.java"));
    }

    @Test
    void reportsLinksAndPicturesWithoutAnAddress() {
        assertEquals(
                List.of(
                        "content/posts/hello.md:10:1: this link has no address; write one, or remove the link",
                        "content/posts/hello.md:11:1: this picture has no address; write one, or remove the picture"),
                problems("", "!"));
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
    void saysHowToEncodeAFileNameWithUrlDelimiters() throws IOException {
        write("content/posts/Pic #1?.png", "");
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
    void checksUrlsOfTheSitesOwnHostLikeOtherLinks() {
        assertEquals(
                List.of(
                        "content/posts/hello.md:10:1: this link leads nowhere: \"https://example.org/blog/abuot/\" does"
                                + " not exist; did you mean \"/about/\"? it needs no host within the site",
                        "content/posts/hello.md:11:1: there is no part \"#tema\" in content/pages/about.md;"
                                + " did you mean \"#team\"?",
                        "content/posts/hello.md:12:1: the picture \"HTTP://Example.org:443/blog/zzzzzz.png\" does not"
                                + " exist; correct the address, or remove the link",
                        "content/posts/hello.md:13:1: this link leads to a draft:"
                                + " \"https://example.org/blog/posts/draft/\"; remove the link until readers can see"
                                + " content/posts/draft.md"),
                problems(
                        "https://example.org/blog/abuot/",
                        "https://example.org/blog/about/#tema",
                        "!HTTP://Example.org:443/blog/zzzzzz.png",
                        "https://example.org/blog/posts/draft/"));
        assertEquals(
                List.of(),
                problems(
                        "https://example.org/blog",
                        "https://example.org/blog/?q=1#top",
                        "http://example.org/blog/about",
                        "!https://example.org/blog/logo.svg",
                        "https://example.org/blogs/nope/",
                        "https://example.org/",
                        "https://example.org:8080/blog/nope/",
                        "https://www.example.org/blog/nope/",
                        "//example.org/blog/nope/"));
    }

    @Test
    void warnsOfHostsThatReadersCannotReach() {
        assertEquals(
                List.of(
                        "content/posts/hello.md:10:1: readers cannot reach this link:"
                                + " \"http://localhost:4000/about#team\" is on your own computer; write /about#team as"
                                + " its address: [words](/about#team)",
                        "content/posts/hello.md:11:1: readers cannot reach this picture:"
                                + " \"http://127.0.0.1/blog/logo.svg\" is on your own computer; write /logo.svg",
                        "content/posts/hello.md:12:1: readers cannot reach this link: \"//kite.local/a\" is on your own"
                                + " network; write an address that readers can reach; one for their own computers goes"
                                + " between backticks",
                        "content/posts/hello.md:13:1: readers cannot reach this picture: \"http://[::1]:4000/a.png\""
                                + " is on your own computer; write an address that readers can reach, or remove it"),
                problems(
                        "http://localhost:4000/about#team",
                        "!http://127.0.0.1/blog/logo.svg",
                        "//kite.local/a",
                        "!http://[::1]:4000/a.png"));
    }

    @Test
    void refusesPortsThatThereAreNot() {
        assertEquals(
                List.of("content/posts/hello.md:10:1: no port has this number: \"https://b.example:99999/\";"
                        + " write one from 1 to 65535 after the colon, or leave both out"),
                problems(
                        "https://b.example:99999/",
                        "https://b.example:65535/",
                        "https://b.example:/",
                        "http://[::2]:80/"));
    }

    @Test
    @Timeout(10)
    void refusesNamesThatNoHostCanHave() throws IOException {
        String host = "aa.".repeat(100_000) + "b";
        write("content/posts/a.md", "---\nlink: http://" + host + "/\n---\n");
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
    void reportsMissingFragments() {
        assertEquals(
                List.of(
                        "content/posts/hello.md:10:1: there is no part \"#tema\" in content/pages/about.md;"
                                + " did you mean \"#team\"?",
                        "content/posts/hello.md:11:1: there is no part \"#Intro\" in this page;"
                                + " did you mean \"#intro\"?",
                        "content/posts/hello.md:12:1: there is no part \"#conclusion\" in this page; it has \"#intro\"",
                        "content/posts/hello.md:13:1: there is no part \"#x\" in content/posts/other.md; it has no parts:"
                                + " link to the page alone"),
                problems("/about/#tema", "#Intro", "#conclusion", "other.md#x"));
    }

    @Test
    void warnsOfLinksToWithheldArticlesInABuild() {
        assertEquals(
                List.of(
                        "content/posts/hello.md:10:1: this link leads to a draft: \"draft.md\"; pages leave out the"
                                + " link until readers can see content/posts/draft.md; octavo publish refuses it, so"
                                + " remove it before",
                        "content/posts/hello.md:11:1: this link leads to a draft:"
                                + " \"https://example.org/blog/posts/draft/\"; remove the link until readers can see"
                                + " content/posts/draft.md"),
                problems("draft.md", "https://example.org/blog/posts/draft/").stream()
                        .sorted()
                        .toList());
    }

    @Test
    void reportsLinksToWithheldArticles() {
        strict = true;
        assertEquals(
                List.of(
                        "content/posts/hello.md:10:1: this link leads to a draft: \"draft.md\"; remove the link until"
                                + " readers can see content/posts/draft.md",
                        "content/posts/hello.md:11:1: this link leads to an article that is not public yet:"
                                + " \"/posts/later/\"; remove the link until readers can see content/posts/later.md",
                        "content/posts/hello.md:12:1: this link leads to an article that has expired: \"../old/\";"
                                + " remove the link until readers can see content/posts/old.md"),
                problems("draft.md", "/posts/later/", "../old/"));
    }

    @Test
    void findsPlacesInFrontMatterAndYaml() throws IOException {
        write("content/site.yaml", "title: x\nnavigation:\n  - url: /abuot/\n");
        write("content/authors/ada.yaml", "name: Ada\npicture: adda.png\nlinks:\n  - url: /nowhere-at-all/\n");
        write("content/posts/a.md", "---\ntitle: Of x/gone.png\nillustration: {src: \"gone.png\"}\n---\n");
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

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
