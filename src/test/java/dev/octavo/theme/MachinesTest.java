package dev.octavo.theme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.picture.codec.Gzip;
import dev.octavo.render.output.MediaTypes;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Nginx;
import dev.octavo.testing.Rows;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The effects of {@code ai}, {@code licence} and {@code redirects}, which are the same everywhere. */
@Tag("both")
final class MachinesTest {
    private static final String HIDDEN_FROM_NGINX =
            "if ($uri ~ \"^/blog/(?:redirects|headers)\\.nginx\\.conf$\") { return 404; }\n";
    private static final String HIDDEN_FROM_CADDY = "error /blog/redirects.caddy 404\nerror /blog/headers.caddy 404\n";

    private static final String CC = "https://creativecommons.org/licenses/by-sa/4.0/";

    @TempDir
    private Path site;

    @ParameterizedTest
    @CsvSource({
        "train, yes, yes, 0, false, false",
        "index, yes, no, 1, true, false",
        "none, no, no, 1, true, true",
    })
    void allPlacesSayTheSame(String ai, String input, String train, String reserved, boolean gptBot, boolean perplexity)
            throws IOException {
        build("ai: " + ai + "\nlicence: CC-BY-SA-4.0\nheaders: [netlify, nginx, apache, caddy]\n"
                + (ai.equals("none") ? "" : "llms: true\nllms-full: true\n") + "markdown-copies: true\n");
        String robots = read("robots.txt");
        assertTrue(
                robots.contains("Content-Signal: search=yes, ai-input=" + input + ", ai-train=" + train + "\n"),
                robots);
        assertEquals(gptBot, robots.contains("User-agent: GPTBot\n"), robots);
        assertEquals(perplexity, robots.contains("User-agent: PerplexityBot\n"), robots);
        assertEquals(gptBot, robots.contains("\nDisallow: /\n"), robots);
        assertTrue(robots.endsWith("Disallow:\n\nSitemap: https://example.org/blog/sitemap.xml\n"), robots);

        Document post = Jsoup.parse(read("posts/new/index.html"));
        assertEquals(reserved, post.select("meta[name=tdm-reservation]").attr("content"));
        assertEquals(
                reserved.equals("1") ? "noai, noimageai" : "",
                post.select("meta[name=robots]").attr("content"));
        assertEquals(CC, post.select("link[rel=license]").attr("href"));
        assertTrue(post.select("script").first().data().contains("\"license\":\"" + CC + "\""));
        assertTrue(read("feed.xml").contains("<link rel=\"license\" href=\"" + CC + "\"/>"));
        assertTrue(read("rss.xml").contains("<atom:link rel=\"license\" href=\"" + CC + "\"/>"));
        String reservation = "<reservation xmlns=\"http://www.w3.org/ns/tdmrep#\">" + reserved + "</reservation>";
        assertTrue(read("feed.xml").contains(reservation));
        assertTrue(read("rss.xml").contains(reservation));
        assertTrue(read("feed.json")
                .contains("\"_rights\": {\n    \"license\": \"" + CC + "\",\n    \"tdm_reservation\": " + reserved
                        + "\n  }"));
        assertTrue(
                post.select("script").first().data().contains("\"usageInfo\":\"https://example.org/blog/robots.txt\""));
        assertTrue(read("posts/new/index.md").contains("\nlicence: \"" + CC + "\"\n"));
        for (String list : ai.equals("none") ? List.<String>of() : List.of("llms.txt", "llms-full.txt")) {
            assertTrue(read(list).contains("\nLicence: <" + CC + ">\n"), list);
            assertEquals(ai.equals("index"), read(list).contains("not be learned from"), list);
        }
        assertHeaders(reserved);
    }

    private void assertHeaders(String reserved) throws IOException {
        boolean refused = reserved.equals("1");
        assertEquals(
                "/blog/*\n  TDM-Reservation: " + reserved + "\n" + (refused ? "  X-Robots-Tag: noai, noimageai\n" : "")
                        + "  Link: <" + CC + ">; rel=\"license\"\n",
                withoutCaching("_headers"));
        assertEquals(
                HIDDEN_FROM_NGINX + "add_header TDM-Reservation '" + reserved + "' always;\n"
                        + (refused ? "add_header X-Robots-Tag 'noai, noimageai' always;\n" : "")
                        + "add_header Link '<" + CC + ">; rel=\"license\"' always;\n",
                withoutCaching("headers.nginx.conf"));
        assertEquals(
                "<IfModule mod_headers.c>\n  Header always set TDM-Reservation \"" + reserved + "\"\n"
                        + (refused ? "  Header always set X-Robots-Tag \"noai, noimageai\"\n" : "")
                        + "  Header always set Link \"<" + CC + ">; rel=\\\"license\\\"\"\n</IfModule>\n",
                withoutCaching(".htaccess"));
        assertEquals(
                HIDDEN_FROM_CADDY + "header TDM-Reservation `" + reserved + "`\n"
                        + (refused ? "header X-Robots-Tag `noai, noimageai`\n" : "") + "header Link `<" + CC
                        + ">; rel=\"license\"`\n",
                withoutCaching("headers.caddy"));
    }

    @Test
    void aFileOfTheAuthorsOwnIsToSayTheSame() {
        build("ai: none\n");
        Folders.write(
                site, "static/robots.txt", "User-agent: *\nContent-Signal: search=yes, ai-train=yes\nDisallow:\n");
        assertEquals("""
                warning: this file does not say what "ai: none" says in content/site.yaml [robots]
                  static/robots.txt
                  help: write below "User-agent: *" the line Content-Signal: search=yes, ai-input=no, ai-train=no, or delete the file, and Octavo writes one

                """, Builds.reported(site, site.resolve("public")));
        Folders.write(
                site,
                "static/robots.txt",
                "User-agent: *\ncontent-signal: search=yes,ai-input=no,ai-train=no\nDisallow:\n");
        assertEquals("", Builds.reported(site, site.resolve("public")));
    }

    @Test
    void writesNothingByDefault() throws IOException {
        build("");
        assertEquals("User-agent: *\nDisallow:\n\nSitemap: https://example.org/blog/sitemap.xml\n", read("robots.txt"));
        assertFalse(read("posts/new/index.html").contains("tdm-reservation"));
        assertFalse(read("posts/new/index.html").contains("license"));
        assertFalse(read("feed.xml").contains("license"));
        assertFalse(read("feed.xml").contains("reservation"));
        assertFalse(read("feed.json").contains("_rights"));
        assertFalse(read("posts/new/index.html").contains("usageInfo"));
        assertFalse(read("posts/new/index.html").contains("text/markdown"));
        assertFalse(Files.exists(site.resolve("public/posts/new/index.md")));
        assertFalse(Files.exists(site.resolve("public/llms-full.txt")));
        assertFalse(Files.exists(site.resolve("public/_headers")));
        assertFalse(Files.exists(site.resolve("public/_redirects")));
        assertFalse(Files.exists(site.resolve("public/llms.txt")));
    }

    /** In the first line the file, below it the settings. */
    @TestFactory
    Stream<DynamicTest> aliasesAndHeadersAreRulesOfEachServer() {
        String unlisted = "---\ntitle: H\ndate: 2026-01-01\nunlisted: true\naliases: /old-hidden/\n---\nNo.\n";
        Folders.write(site, "content/posts/hidden.md", unlisted);
        return Rows.of(MachinesTest.class, "server-rules.rows").become(in -> {
            build(in.split("\n", 2)[1] + "\n");
            assertTrue(
                    Files.exists(site.resolve("public/alt/über/index.html")),
                    "the page stays, for hosts without rules");
            return withoutCaching(in.split("\n", 2)[0]);
        });
    }

    @Test
    void earlierAddressesOfListsLeadToThePresentOnes() throws IOException {
        build("redirects: netlify\npermalinks:\n  aliases:\n    /tag/ai/: /tags/\n    /feed/: /feed.xml\n");
        assertTrue(Files.readString(site.resolve("public/tag/ai/index.html")).contains("url=/blog/tags/\""));
        String rules = Files.readString(site.resolve("public/_redirects"));
        assertTrue(
                rules.contains("/blog/feed/ /blog/feed.xml 301!\n")
                        && rules.contains("/blog/tag/ai/ /blog/tags/ 301!\n"),
                rules);
    }

    @Test
    void aFileOfVercelOfTheAuthorsOwnIsInTheWay() {
        build("redirects: vercel\n");
        Folders.write(site, "static/vercel.json", "{}");
        assertEquals("""
                error: the rules for vercel and the file static/vercel.json have the same address, /vercel.json [same-address]
                  static/vercel.json
                  help: give the file another name, or remove it

                """, Builds.reported(site, site.resolve("public")));
    }

    @Test
    void textLiesThereCompressedToo() throws IOException {
        Folders.write(
                site, "static/tiny.txt", "a", "static/own.txt", "b { }\n".repeat(99), "static/own.txt.gz", "mine");
        String words = IntStream.range(1000, 1300).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        Folders.write(site, "content/posts/long.md", "---\ntitle: Long\ndate: 2026-01-01\n---\n" + words + ".\n");
        build("precompress: true\nsearch: true\n");
        assertEveryTextIsCompressed();
        assertFalse(Files.exists(site.resolve("public/tiny.txt.gz")));
        assertEquals("mine", read("own.txt.gz"));
        byte[] before = Files.readAllBytes(site.resolve("public/posts/new/index.html.gz"));
        Folders.write(site, "content/posts/new.md", "---\ntitle: Newer\ndate: 2026-01-01\n---\nOther words.\n");
        Files.delete(site.resolve("public/feed.xml.gz"));
        assertEquals("", Builds.reported(site, site.resolve("public")));
        assertFalse(Arrays.equals(before, Files.readAllBytes(site.resolve("public/posts/new/index.html.gz"))));
        assertTrue(Files.exists(site.resolve("public/feed.xml.gz")), "what is missing is made again");
        assertEveryTextIsCompressed();
        build("");
        assertFalse(Files.exists(site.resolve("public/index.html.gz")));
    }

    private void assertEveryTextIsCompressed() throws IOException {
        Set<String> kinds = new TreeSet<>();
        try (Stream<Path> files = Files.walk(site.resolve("public"))) {
            for (Path file :
                    files.filter(path -> MediaTypes.isText(path.toString())).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                byte[] packed = Gzip.compressed(bytes);
                if (packed.length < bytes.length && !file.endsWith("own.txt")) {
                    assertArrayEquals(packed, Files.readAllBytes(Path.of(file + ".gz")), file::toString);
                    kinds.add(file.getFileName().toString().replaceFirst("[0-9a-f]{12}", "HASH"));
                }
            }
        }
        assertTrue(kinds.containsAll(Set.of("0.json", "octavo.HASH.css", "feed.xml", "index.html")), kinds::toString);
    }

    @Test
    void anAuthorsOwnRulesComeFirst() throws IOException {
        Folders.write(
                site,
                "static/_redirects",
                "/x /y 302",
                "static/_headers",
                "/*\n  X-Frame-Options: DENY\n",
                "static/.htaccess",
                "ErrorDocument 404 /404.html\n");
        build("redirects: [netlify, apache]\nai: train\nheaders: netlify\n");
        assertEquals("""
                /x /y 302
                /blog/2019/a+b.html /blog/posts/new/ 301!
                /blog/alt/%C3%BCber/ /blog/posts/new/ 301!
                """, read("_redirects"));
        assertEquals("/*\n  X-Frame-Options: DENY\n/blog/*\n  TDM-Reservation: 0\n", withoutCaching("_headers"));
        assertTrue(read(".htaccess").startsWith("ErrorDocument 404 /404.html\n<IfModule mod_alias.c>\n"));
        Folders.write(site, "static/_redirects", "/x /z 302\n");
        assertEquals("", Builds.reported(site, site.resolve("public")));
        assertTrue(read("_redirects").startsWith("/x /z 302\n/blog/2019/"), "an edit of it is seen");
        build("");
        assertEquals("/x /z 302\n", read("_redirects"));
    }

    @Test
    void listsTheArticlesForLanguageModelsIfEnabled() throws IOException {
        build("ai: index\nlicence: CC-BY-SA-4.0\ndescription: On leaves.\nllms: true\n");
        Folders.write(site, "content/pages/about.md", "---\ntitle: About [us]\n---\nWho\nwe are.\n");
        Folders.write(site, "content/posts/hidden.md", "---\ntitle: H\ndate: 2026-01-01\nunlisted: true\n---\nNo.\n");
        assertEquals("", Builds.reported(site, site.resolve("public")));
        assertEquals("""
                # Leaves

                > On leaves.

                Licence: <https://creativecommons.org/licenses/by-sa/4.0/>

                These texts may be quoted, but not be learned from.

                ## Posts

                - [New](https://example.org/blog/posts/new/): Words.

                ## Pages

                - [About \\[us\\]](https://example.org/blog/about/): Who we are.
                """, read("llms.txt"));
    }

    @Test
    void publishesArticlesAsMarkdownIfEnabled() throws IOException {
        build("author: Ada\nllms: true\nllms-full: true\nmarkdown-copies: true\n");
        Folders.write(
                site,
                "content/pages/about.md",
                "---\ntitle: About [us](x)\n---\nWho <!-- a secret --> *we* are: [new](../posts/new.md).\n");
        Folders.write(site, "content/posts/hidden.md", "---\ntitle: H\ndate: 2026-01-01\nunlisted: true\n---\nNo.\n");
        Folders.write(site, "content/posts/draft.md", "---\ntitle: D\ndate: 2026-01-01\ndraft: true\n---\nNo.\n");
        assertEquals("", Builds.reported(site, site.resolve("public")));

        assertEquals("""
                ---
                title: "New"
                url: "https://example.org/blog/posts/new/"
                date: 2026-01-02
                language: "en"
                authors: ["Ada"]
                ---

                # New

                Words.
                """, read("posts/new/index.md"));
        assertEquals(
                "/blog/posts/new/index.md",
                Jsoup.parse(read("posts/new/index.html"))
                        .select("link[rel=alternate][type=text/markdown]")
                        .attr("href"));
        assertEquals("""
                # Leaves

                ---

                # New

                Source: <https://example.org/blog/posts/new/>
                Published: 2026-01-02

                Words.

                ---

                # About [us&#93;(x)

                Source: <https://example.org/blog/about/>

                Who *we* are: [new](https://example.org/blog/posts/new/).
                """, read("llms-full.txt"));
        assertTrue(read("llms.txt").contains("(https://example.org/blog/posts/new/index.md)"));
        assertFalse(
                Files.exists(site.resolve("public/posts/hidden/index.md")), "who has its address alone may read it");
        assertFalse(read("posts/hidden/index.html").contains("text/markdown"));
    }

    private void build(String settings) {
        Folders.write(site, "content/site.yaml", "title: Leaves\nurl: https://example.org/blog\n" + settings);
        Folders.write(site, "content/posts/new.md", """
                ---
                title: New
                date: 2026-01-02
                aliases: [/alt/über/, /2019/a+b.html]
                ---
                Words.
                """);
        assertEquals("", Builds.reported(site, site.resolve("public")));
    }

    @Test
    void readersDoNotGetTheRulesOfTheirServer() throws Exception {
        build("redirects: nginx\nheaders: nginx\n");
        Path root = site.resolve("root");
        Files.createDirectories(root);
        Files.createSymbolicLink(root.resolve("blog"), site.resolve("public"));
        String rules = Stream.of("redirects", "headers")
                .map(name -> "include \"" + site.resolve("public/" + name + ".nginx.conf") + "\";\n")
                .collect(Collectors.joining());
        try (Nginx nginx = Nginx.start(root, rules)) {
            Map<String, Integer> statuses = new TreeMap<>();
            for (String path : List.of("", "redirects.nginx.conf", "headers.nginx.conf", "feed.xml", "none.conf")) {
                HttpURLConnection asked =
                        (HttpURLConnection) URI.create("http://127.0.0.1:" + nginx.port() + "/blog/" + path)
                                .toURL()
                                .openConnection();
                statuses.put(path, asked.getResponseCode());
            }
            assertEquals(
                    "{=200, feed.xml=200, headers.nginx.conf=404, none.conf=404, redirects.nginx.conf=404}",
                    statuses.toString());
        }
    }

    @Test
    void browsersKeepWhatChangesWithItsAddress() throws IOException {
        Folders.write(site, "static/js/a.js", "1", "static/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        build("headers: [netlify, nginx, apache, caddy, vercel]\nsearch: true\n");
        String kept = "\n  Cache-Control: public, max-age=31536000, immutable\n";
        assertEquals(
                List.of(
                        "/blog/pictures/*",
                        "/blog/apple-touch-icon.*.png",
                        "/blog/css/components.*.css",
                        "/blog/css/feed.*.css",
                        "/blog/css/formulas.*.css",
                        "/blog/css/octavo.*.css",
                        "/blog/favicon.*.ico",
                        "/blog/favicon.*.svg",
                        "/blog/js/a.*.js",
                        "/blog/search/open.*.js",
                        "/blog/search/search.*.css",
                        "/blog/search/search.*.js",
                        "/blog/search/sentences.*.js"),
                List.of(read("_headers").split(kept)));
        assertEquals(HIDDEN_FROM_NGINX + """
                set $octavo_cache "no-cache";
                if ($uri ~ "^/blog/(?:pictures/[0-9a-f]{16}/[^/]+|.*\\.[a-f][0-9a-f]{11}\\.(?:css|m?js|ico|png|svg))$") { \
                set $octavo_cache "public, max-age=31536000, immutable"; }
                add_header Cache-Control $octavo_cache;
                """, read("headers.nginx.conf"));
        assertEquals("""
                <IfModule mod_headers.c>
                  Header set Cache-Control "no-cache"
                  Header set Cache-Control "public, max-age=31536000, immutable" \
                "expr=%{REQUEST_URI} =~ m#^/blog/(?:pictures/[0-9a-f]{16}/[^/]+|.*\\.[a-f][0-9a-f]{11}\\.(?:css|m?js|ico|png|svg))$#"
                </IfModule>
                """, read(".htaccess"));
        assertEquals(HIDDEN_FROM_CADDY + """
                @octavo-lasting {
                  path_regexp `^/blog/(?:pictures/[0-9a-f]{16}/[^/]+|.*\\.[a-f][0-9a-f]{11}\\.(?:css|m?js|ico|png|svg))$`
                  file
                }
                header @octavo-lasting Cache-Control "public, max-age=31536000, immutable"
                header ?Cache-Control "no-cache"
                """, read("headers.caddy"));
        String source =
                "/blog/:path(pictures/[0-9a-f]{16}/[^/]+|.*\\\\.[a-f][0-9a-f]{11}\\\\.(?:css|m?js|ico|png|svg))";
        assertTrue(read("vercel.json").contains("\"source\": \"" + source + "\""));
    }

    @Test
    void whatAnAuthorNamedIsAskedForEachTime() throws IOException {
        Folders.write(
                site,
                "static/js/app.js",
                "1",
                "static/js/app.util.js",
                "2",
                "static/js/größe.js",
                "",
                "static/pictures/me.jpg",
                "no picture, but below that folder");
        build("headers: [netlify, nginx]\npublish-files: [static/pictures/me.jpg]\n");
        String rules = read("_headers");
        assertFalse(rules.contains("/blog/js/app.*.js"), "it would be a rule for app.util.js too");
        assertFalse(rules.contains("/pictures/"), rules);
        assertTrue(rules.contains("/blog/js/gr%C3%B6%C3%9Fe.*.js"), rules);
        Matcher found = Pattern.compile("~ \"(.*)\"\\) \\{ set").matcher(read("headers.nginx.conf"));
        assertTrue(found.find());
        for (String kept : List.of("css/a.c0123456789b.css", "pictures/0123456789abcdef/kite-480.webp")) {
            assertTrue(("/blog/" + kept).matches(found.group(1)), kept);
        }
        for (String asked : List.of("pictures/", "pictures/me.jpg", "css/a.css", "img/shot.202611300802.png", "")) {
            assertFalse(("/blog/" + asked).matches(found.group(1)), asked);
        }
    }

    /** A file of rules without those that say how long browsers may keep a file. */
    private String withoutCaching(String file) throws IOException {
        return read(file)
                .replaceAll("(?m)^.*\\*.*\\n  Cache-Control: .*\\n", "")
                .replaceAll("@octavo-lasting \\{[^@]*}\n", "")
                .replaceAll("(?m)^.*(?:Cache-Control|octavo_cache).*\\n", "")
                .replaceAll("(?s),\\s+\\{\\s+\"source\": \"/blog/:path.*?\\s]\\s+}", "");
    }

    private String read(String file) throws IOException {
        return Files.readString(site.resolve("public").resolve(file));
    }
}
