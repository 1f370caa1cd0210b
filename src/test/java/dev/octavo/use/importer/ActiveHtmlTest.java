package dev.octavo.use.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.Scheme;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Account.Fate;
import dev.octavo.use.importer.account.Thing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile posts of an export are imported and built; then the finished pages are searched for what browsers would run. */
final class ActiveHtmlTest {
    private static final List<String> VECTORS = List.of(
            "<img src=x.png onerror=alert(1) alt=a>",
            "<IMG SRC=x.png OnErRoR='alert(1)' alt=a>",
            "<details ontoggle=alert(1) open><summary>s</summary>d</details>",
            "<p onclick=alert(1)>words</p>",
            "<div onmouseover=\"alert(1)\" style=\"color:red\">words</div>",
            "<svg onload=alert(1) viewBox='0 0 1 1'><rect width=1 height=1 /></svg>",
            "<svg viewBox='0 0 1 1'><a xlink:href=\"javascript:alert(1)\"><text>t</text></a></svg>",
            "<svg viewBox='0 0 1 1'><a href=\" java\tscript:alert(1)\"><text>t</text></a></svg>",
            "<svg viewBox='0 0 1 1'><a><animate attributeName=href values=javascript:alert(1) /><text>t</text></a></svg>",
            "<svg viewBox='0 0 1 1'><a><animate attributeName=href values=\"#a;javascript:alert(1)\" /><text>t</text></a></svg>",
            "<svg viewBox='0 0 1 1'><a><set attributeName=href to=javascript:alert(1) /><text>t</text></a></svg>",
            "<svg viewBox='0 0 1 1'><animate onbegin=alert(1) attributeName=x dur=1s /></svg>",
            "<svg viewBox='0 0 1 1'><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'/>#x\" /></svg>",
            "<svg viewBox='0 0 1 1'><foreignObject><body onload=alert(1)>w</body></foreignObject></svg>",
            "<video controls><source onerror=alert(1) src=a.mp4></video>",
            "<video controls onloadstart=alert(1) src=a.mp4></video>",
            "<audio controls src=a.mp3 onerror=alert(1)></audio>",
            "<object data=javascript:alert(1)>w</object>",
            "<object data=\"data:text/html,<script>alert(1)</script>\">w</object>",
            "<embed src=javascript:alert(1)>",
            "<form action=javascript:alert(1)><button>go</button></form>",
            "<form><button formaction=\"JaVaScRiPt:alert(1)\">go</button></form>",
            "<form><input type=image formaction=javascript:alert(1) src=x.png alt=a></form>",
            "<form><input autofocus onfocus=alert(1) name=q></form>",
            "<iframe title=t src=javascript:alert(1)></iframe>",
            "<iframe title=t src=\"data:text/html,<script>alert(1)</script>\"></iframe>",
            "<iframe title=t srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<a href=\"javascript:alert(1)\">link</a>",
            "<a href=\"jAvA\nscript:alert(1)\">link</a>",
            "<a href=\"&#106;avascript&colon;alert(1)\">link</a>",
            "<a href=\"vbscript:msgbox(1)\">link</a>",
            "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">link</a>",
            "<base href=\"https://evil.example/\"><p>words</p>",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example/\"><p>words</p>",
            "<link rel=stylesheet href=https://evil.example/x.css><p>words</p>",
            "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>m</maction></math>",
            "<table background=javascript:alert(1)><tr><td background=\"javascript:alert(1)\">c</td></tr></table>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">w</p></noscript>",
            "<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\"></noembed><p>w</p>",
            "<style>@import url(javascript:alert(1));</style><p>w</p>",
            "<textarea>&lt;/textarea>&lt;img src=x onerror=alert(1)></textarea><p>w</p>",
            "<marquee onstart=alert(1)>w</marquee>",
            "<p>&lt;img src=x onerror=alert(1)&gt; and &lt;script&gt;alert(1)&lt;/script&gt;</p>",
            "<div>".repeat(120) + "<b onclick=alert(1)>deep</b>");

    private static final Set<String> ADDRESSES =
            Set.of("href xlink:href src action formaction data poster background values to from by srcset".split(" "));

    @TempDir
    Path disk;

    @Test
    void nothingOfAnExportRunsUnseen() throws IOException {
        Path site = disk.resolve("site");
        Account account = imported(site, VECTORS);
        Builds.build(site, disk.resolve("out"));
        List<String> active = new ArrayList<>();
        int pages = 0;
        try (Stream<Path> files = Files.walk(disk.resolve("out"))) {
            for (Path page : files.filter(file -> file.toString().matches(".*/v\\d+/index\\.html"))
                    .sorted()
                    .toList()) {
                pages++;
                Element article = Jsoup.parse(Files.readString(page)).expectFirst("article");
                article.getAllElements()
                        .forEach(element ->
                                active(element).forEach(found -> active.add(disk.relativize(page) + " " + found)));
            }
        }
        assertEquals(List.of(), active);
        assertEquals(VECTORS.size(), pages);
        assertEquals(0, account.count(Thing.SCRIPT, Fate.KEPT));
        assertTrue(account.count(Thing.SCRIPT, Fate.LEFT) >= 30, () -> "" + AccountText.lines(account));
    }

    private static Stream<String> active(Element element) {
        Stream<String> attributes = element.attributes().asList().stream()
                .filter(ActiveHtmlTest::isActive)
                .map(attribute -> element.normalName() + " " + attribute);
        boolean script = element.is("script, base, meta[http-equiv], link, frame, noembed");
        return script ? Stream.concat(Stream.of(element.outerHtml()), attributes) : attributes;
    }

    private static boolean isActive(Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        return name.startsWith("on")
                || name.equals("srcdoc")
                || (ADDRESSES.contains(name)
                        && Stream.of(attribute.getValue().split("[;,]"))
                                .map(Scheme::normalized)
                                .anyMatch(Set.of("javascript", "vbscript", "data")::contains));
    }

    /** A script of its own is the blog owner's, and the account tells where it is. */
    @Test
    void ownScriptsStayAndAreNamed() throws IOException {
        Path site = disk.resolve("site");
        Account account = imported(
                site,
                List.of(
                        "<p>one</p><script>count()</script>",
                        "<p>two</p><script src=\"https://widgets.example/w.js\"></script>",
                        "<p>three</p>"));
        assertEquals(2, account.count(Thing.SCRIPT, Fate.KEPT));
        assertTrue(Files.readString(site.resolve("content/posts/v0.md")).contains("<script>count()</script>"));
        List<String> lines = AccountText.lines(account);
        assertEquals(
                List.of(
                        "Readers' browsers run 2 scripts of the old blog; see whether you trust what is in",
                        "  old.xml, item 1",
                        "  old.xml, item 2"),
                lines.subList(lines.size() - 3, lines.size()));
    }

    private Account imported(Path site, List<String> texts) throws IOException {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            items.append("""
                    <item><title>V%1$d</title><link>https://old.example/v%1$d/</link><wp:post_id>%1$d</wp:post_id>
                    <wp:post_name>v%1$d</wp:post_name><wp:post_date>2020-01-01 10:00:00</wp:post_date>
                    <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
                    <content:encoded><![CDATA[%2$s]]></content:encoded></item>
                    """.formatted(i, texts.get(i)));
        }
        Path wxr = Folders.write(
                        disk,
                        "old.xml",
                        "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content="
                                + "\"http://purl.org/rss/1.0/modules/content/\"><channel><title>T</title>"
                                + "<link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version>"
                                + "<wp:base_site_url>https://old.example</wp:base_site_url>" + items
                                + "</channel></rss>")
                .resolve("old.xml");
        return Import.run(
                        new ImportRequest(
                                List.of(wxr),
                                Optional.empty(),
                                Optional.empty(),
                                site,
                                false,
                                false,
                                false,
                                Optional.empty(),
                                false,
                                LocalDate.parse("2026-01-01"),
                                ZoneOffset.UTC),
                        Progress.SILENT)
                .account();
    }
}
