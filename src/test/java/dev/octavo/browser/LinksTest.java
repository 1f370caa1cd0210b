package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.browser.FinishedSite.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every address that a page of a site names on that site is there, below a base path too. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LinksTest {
    private final List<FinishedSite> sites = FinishedSite.all();

    @ParameterizedTest
    @MethodSource("sites")
    void everyLinkPictureAndStyleSheetAnswers(FinishedSite site) throws IOException {
        assertEquals(Set.of(), dead(site));
    }

    @ParameterizedTest
    @MethodSource("sites")
    void everyFragmentOfAPageIsInIt(FinishedSite site) {
        assertEquals(Set.of(), deadFragments(site));
    }

    @Test
    void aDeadLinkIsFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("index.html"), """
                <link rel="canonical" href="https://site.example/a/base/b/"><a href="https://other.example/">x</a>
                <img src="none.svg"><a href="/a/base/#top">x</a><a href="#none">x</a><a href="/outside/">x</a>
                """);
        FinishedSite site = new FinishedSite("wrong", folder);
        String home = "wrong: / -> ";
        assertEquals(Set.of(home + "b/", home + "none.svg", home + "/outside/"), dead(site));
        assertEquals(Set.of(home + "#none"), deadFragments(site));
    }

    private static Set<String> dead(FinishedSite site) throws IOException {
        Map<String, Integer> statuses = new TreeMap<>();
        Set<String> dead = new TreeSet<>();
        try (SiteServer server = new SiteServer(site)) {
            String home = server.url("");
            String host = home.substring(0, home.length() - FinishedSite.BASE_PATH.length() - 1);
            for (Page page : site.pages()) {
                for (String target : targets(page, home, host)) {
                    String address = target.replaceFirst("#.*", "");
                    if (statuses.computeIfAbsent(address, LinksTest::status) != 200) {
                        dead.add(page + " -> " + target.replace(home, "").replace(host, ""));
                    }
                }
            }
        }
        return dead;
    }

    private static Set<String> deadFragments(FinishedSite site) {
        Set<String> dead = new TreeSet<>();
        for (Page page : site.pages()) {
            Document document = Jsoup.parse(page.html());
            for (Element link : document.select("a[href^=#]")) {
                String id = URI.create(link.attr("href")).getFragment();
                if (!id.isEmpty() && document.getElementById(id) == null) {
                    dead.add(page + " -> #" + id);
                }
            }
        }
        return dead;
    }

    List<FinishedSite> sites() {
        return sites;
    }

    /** What the page names on its own host, as addresses of this machine. */
    private static Set<String> targets(Page page, String home, String host) {
        Document document = Jsoup.parse(page.html(), home + encoded(page.path()));
        Set<String> targets = new TreeSet<>();
        for (Element element : document.select("[href], [src], [srcset], meta[property^=og:], meta[name^=twitter:]")) {
            for (String name : List.of("href", "src")) {
                if (element.hasAttr(name)) {
                    targets.add(element.absUrl(name).replace(FinishedSite.URL + "/", home));
                }
            }
            for (String file : element.attr("srcset").split(", ?", -1)) {
                targets.add(StringUtil.resolve(element.baseUri(), file.split(" ", -1)[0])
                        .replace(FinishedSite.URL + "/", home));
            }
            if (element.attr("content").startsWith(FinishedSite.URL + "/")) {
                targets.add(element.attr("content").replace(FinishedSite.URL + "/", home));
            }
        }
        targets.removeIf(target -> !target.startsWith(host + "/"));
        return targets;
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private static int status(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            int status = connection.getResponseCode();
            connection.disconnect();
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for " + url, e);
        }
    }
}
