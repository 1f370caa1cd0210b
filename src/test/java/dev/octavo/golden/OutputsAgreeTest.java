package dev.octavo.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.blog.content.ReadRequest;
import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.markdown.Filled;
import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.SiteConfig.Section;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.build.pipeline.FinishedArticles;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.text.Json;
import dev.octavo.render.output.OutputPath;
import dev.octavo.testing.BodyMarkup;
import dev.octavo.testing.Builds;
import dev.octavo.testing.ExampleBlog;
import dev.octavo.testing.FeedRules;
import dev.octavo.testing.GoldenSite;
import dev.octavo.testing.SentMail;
import dev.octavo.testing.ShippedWords;
import dev.octavo.use.export.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every output has the same words of a post, in every golden site and in the example blog, and every feed is a feed. */
@Tag("ci")
@Tag("both")
final class OutputsAgreeTest {
    private static final String MORE = "\nmarkdown-copies: true\nllms-full: true\n";

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> outputsAgree() throws IOException {
        try (Stream<Path> files = Files.list(GoldenSite.FOLDER)) {
            Stream<DynamicTest> golden = files.sorted()
                    .map(file ->
                            DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> compareGolden(file)));
            DynamicTest example =
                    DynamicTest.dynamicTest("the example blog", () -> compare(settings(ExampleBlog.copyTo(folder))));
            return Stream.concat(golden, Stream.of(example)).toList();
        }
    }

    private void compareGolden(Path file) throws IOException {
        Path site = folder.resolve(String.valueOf(file.getFileName()));
        GoldenSite.read(file).write(site);
        if (!Builds.reported(site, site.resolve("public")).contains("error: ")) {
            compare(settings(site));
        }
    }

    /** The site with all outputs enabled and every post in its feeds. */
    private static Path settings(Path site) throws IOException {
        Path file = site.resolve("content/site.yaml");
        String text = Files.readString(file).replaceFirst("(?m)^feeds:(\\n +.*)*", "");
        Files.writeString(file, text + "\nfeeds: {items: 1000}" + MORE);
        return site;
    }

    private static void compare(Path site) throws IOException {
        Path out = site.resolve("public");
        assertTrue(!Builds.reported(site, out).contains("error: "), () -> Builds.reported(site, out));
        try (Stream<Path> files = Files.walk(out)) {
            List<Path> feeds = files.filter(
                            file -> file.getFileName().toString().matches("(feed|rss)\\.(xml|json)"))
                    .toList();
            for (Path feed : feeds) {
                assertEquals(List.of(), FeedRules.broken(feed.toString(), Files.readString(feed)), feed.toString());
            }
        }
        ReadRequest request = new ReadRequest(Builds.NOW, false, Optional.empty(), 2, ArticleCache.NONE);
        Project project = Project.open(site, Theme.packed());
        ReadSite read = SiteReading.of(project, request, (code, language) -> Optional.empty())
                .site(project, 2);
        String full = Files.readString(out.resolve("llms-full.txt"));
        FinishedArticles articles =
                FinishedArticles.of(new BuildRequest(site, out, Optional.empty(), false, Builds.NOW, false, 2));
        for (Article post : read.site().posts()) {
            if (post.isListed()) {
                compare(post, new Outputs(out, read, full, articles));
            }
        }
    }

    /** The outputs of a site. */
    private record Outputs(Path out, ReadSite read, String full, FinishedArticles articles) {
        String text(String file) {
            try {
                return Files.readString(out.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The named feed in the language of {@code post}, of its section if that is not part of the blog. */
        String feed(Article post, String name) {
            SiteConfig config = read.site().inLanguageOf(post).config();
            Address home = config.sections().stream()
                    .filter(section -> section.name().equals(post.section()))
                    .findFirst()
                    .map(Section::address)
                    .orElse(Address.HOME);
            return text(OutputPath.of(config.at(home).file(name)).value());
        }
    }

    private static void compare(Article post, Outputs outputs) {
        String url = outputs.read().site().config().url().absolute(post.address());
        Document page = Jsoup.parse(outputs.text(OutputPath.of(post.address()).value()));
        page.select(".prose > .contents").remove(); // only a page has a table of contents
        Element prose = page.selectFirst(".prose");
        String atom = Jsoup.parse(outputs.feed(post, "feed.xml"), "", Parser.xmlParser()).select("entry").stream()
                .filter(article -> article.select("> id").text().equals(url))
                .map(article -> article.select("> content").text())
                .findFirst()
                .orElseThrow();
        // A section has only an Atom feed.
        String json = post.isInBlog() ? item(outputs.feed(post, "feed.json"), url) : atom;
        String rss = !post.isInBlog()
                ? atom
                : Jsoup.parse(outputs.feed(post, "rss.xml"), "", Parser.xmlParser()).select("item").stream()
                        .filter(item -> item.select("> guid").text().equals(url))
                        .map(item -> item.select("> content|encoded").text())
                        .findFirst()
                        .orElseThrow();
        String copy =
                outputs.text(OutputPath.of(post.address().file("index.md")).value());
        String markdown = copy.replaceFirst("(?s)^---\n.*?\n---\n\n# [^\n]*\n\n", "");

        String wordsOfJson = withoutPermalink(words(json), post);
        if (prose != null && post.components().isEmpty()) { // a component may be a link elsewhere
            assertEquals(words(prose.outerHtml()), wordsOfJson, "the page of " + url);
            assertEquals(
                    words(BodyMarkup.of(outputs.read().articles().body(post))),
                    wordsOfJson,
                    "what the search has of " + url);
        }
        assertEquals(wordsOfJson, withoutPermalink(words(atom), post), "the Atom feed of " + url);
        assertEquals(wordsOfJson, withoutPermalink(words(rss), post), "the RSS feed of " + url);
        assertEquals(wordsOfJson, words(html(markdown, post, outputs.read())), "the Markdown of " + url);
        byte[] mail = Mail.of(
                outputs.articles(), outputs.articles().post(post.source().path().value()), Optional.empty());
        assertTrue(mail.length <= 100_000, url);
        Element inMail = Jsoup.parse(SentMail.of(mail).html()).selectFirst(".sheet");
        if (!inMail.text().contains("… " + url)) { // else there was no room for all
            inMail.select("h1:first-child, .soft, h1:first-child ~ .soft + p:has(> img[width=568])")
                    .remove();
            // There, a drawing is its description in brackets.
            assertEquals(
                    withTitles(json).replaceAll("[\\[\\]]", ""),
                    withTitles(inMail.html()).replaceAll("[\\[\\]]", ""),
                    "the mail of " + url);
        }
        assertTrue(outputs.full().contains("\nSource: <" + url + ">\n"), url);
        assertTrue(outputs.full().contains(markdown.strip()), "llms-full.txt of " + url);
    }

    private static String item(String feed, String url) {
        Map<?, ?> parsed = (Map<?, ?>) Json.read(feed).orElseThrow();
        return ((List<?>) parsed.get("items"))
                .stream()
                        .map(item -> (Map<?, ?>) item)
                        .filter(item -> url.equals(item.get("url")))
                        .map(item -> String.valueOf(item.get("content_html")))
                        .findFirst()
                        .orElseThrow();
    }

    private static String html(String markdown, Article post, ReadSite read) {
        String language =
                post.meta().placement().language().orElse(read.site().config().language());
        return new MarkdownParser((code, name) -> Optional.empty(), false, List.<MarkdownExtension>of())
                .parse(markdown, "index.md", 1)
                .body()
                .fill(new Filled(), ShippedWords.in(language))
                .markup();
    }

    /** Without the link to the post itself, which follows a post whose title links to another page. */
    private static String withoutPermalink(String words, Article post) {
        return post.meta().link().isPresent() ? words.replaceFirst("∞[^∞]*$", "") : words;
    }

    /** All words without punctuation and spaces, since separators between blocks are not words. */
    private static String words(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select(".alert-title:not(.titled)").remove(); // in Markdown a sign says it
        return withTitles(body.html());
    }

    private static String withTitles(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select("a.anchor, a.footnote-back, svg.drawn > title, svg.drawn > g")
                .remove();
        body.select("math")
                .forEach(math ->
                        math.replaceWith(new TextNode(math.select("annotation").text())));
        return body.text().replaceAll("[\\s☐☑]+", "");
    }
}
