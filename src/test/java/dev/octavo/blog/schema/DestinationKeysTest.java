package dev.octavo.blog.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.destination.Destination;
import dev.octavo.blog.site.destination.Destination.Branch;
import dev.octavo.blog.site.destination.Destination.Bucket;
import dev.octavo.blog.site.destination.Destination.Folder;
import dev.octavo.blog.site.destination.Destination.Sftp;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.data.PrintedProblems;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.problem.Problems;
import dev.octavo.testing.Rows;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class DestinationKeysTest {
    @Test
    void readsEveryKindOfPlaceInTheAuthorsOrder() {
        String yaml = """
                publish:
                  server:
                    sftp: sftp://web@example.org:2222/srv/blog
                    keep: 2
                  live:
                    folder: ../www
                    url: https://intern.example/blog
                    invalidate: [varnishadm, "ban req.url ~ ."]
                  pages:
                    git: git@github.com:ada/blog.git
                    branch: main
                    history: squashed
                    domain: Blog.Example.org
                    url: https://blog.example.org
                  cdn:
                    s3: s3://my-bucket/blog/de/
                    endpoint: https://s3.example.org
                    region: eu-central-1
                    redirects: true
                """;
        assertEquals(
                List.of(
                        new Destination(
                                "server",
                                new Sftp("example.org", Optional.of("web"), Optional.of(2222), "/srv/blog", 2),
                                Optional.empty(),
                                List.of()),
                        new Destination(
                                "live",
                                new Folder("../www", 5),
                                Optional.of(new SiteUrl("https://intern.example", "/blog")),
                                List.of("varnishadm", "ban req.url ~ .")),
                        new Destination(
                                "pages",
                                new Branch(
                                        "git@github.com:ada/blog.git", "main", false, Optional.of("blog.example.org")),
                                Optional.of(new SiteUrl("https://blog.example.org", "")),
                                List.of()),
                        new Destination(
                                "cdn",
                                new Bucket(
                                        "my-bucket",
                                        "blog/de",
                                        Optional.of(URI.create("https://s3.example.org")),
                                        Optional.of("eu-central-1"),
                                        true,
                                        5),
                                Optional.empty(),
                                List.of())),
                published(yaml));
    }

    @Test
    void readsServersAsScpWritesThem() {
        assertEquals(new Sftp("h", Optional.of("me"), Optional.empty(), "blog", 5), sftp("me@h:blog"));
        assertEquals(
                new Sftp("h.org", Optional.empty(), Optional.empty(), "/srv/my blog", 5), sftp("h.org:/srv/my blog/"));
        assertEquals(new Sftp("h.org", Optional.empty(), Optional.empty(), "blog", 5), sftp("sftp://h.org/~/blog"));
        assertEquals(new Sftp("::1", Optional.of("me"), Optional.of(22), "/b", 5), sftp("sftp://me@[::1]:22/b"));
    }

    @Test
    void publishesToGhPagesWithItsHistoryByDefault() {
        assertEquals(
                new Branch("origin", "gh-pages", true, Optional.empty()),
                published("publish: {pages: {git: origin}}").get(0).place());
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrong() {
        return Rows.of(DestinationKeysTest.class, "publish.rows").become(DestinationKeysTest::problems);
    }

    private static Destination.Place sftp(String written) {
        return published("publish: {server: {sftp: \"" + written + "\"}}")
                .get(0)
                .place();
    }

    private static List<Destination> published(String yaml) {
        Problems problems = new Problems();
        Optional<SiteConfig> config = read(yaml, problems);
        assertEquals("", PrintedProblems.of(problems, yaml));
        return config.orElseThrow().publish();
    }

    private static String problems(String yaml) {
        Problems problems = new Problems();
        boolean read = read(yaml, problems).isPresent();
        assertEquals(!problems.hasErrors(), read);
        return PrintedProblems.of(problems, yaml);
    }

    private static Optional<SiteConfig> read(String yaml, Problems problems) {
        String whole = yaml.stripTrailing() + "\ntitle: T\nurl: https://example.org\n";
        return TreeReader.read(StructuredText.file(Syntax.YAML, "content/site.yaml", whole), problems)
                .flatMap(tree -> SiteConfigReader.read(tree, Optional.empty(), problems));
    }
}
