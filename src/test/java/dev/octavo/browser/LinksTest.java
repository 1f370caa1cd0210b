package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.browser.FinishedSite.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every address that a page of a site names on that site is there, below a base path too. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LinksTest {
    private static final List<String> NAMING = List.of("href", "src", "content");

    private final List<FinishedSite> sites;

    LinksTest(@TempDir Path folder) {
        sites = FinishedSite.all(folder);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void everyLinkPictureAndStyleSheetAnswers(FinishedSite site) throws IOException {
        Map<String, Integer> statuses = new TreeMap<>();
        Set<String> dead = new TreeSet<>();
        try (SiteServer server = new SiteServer(site)) {
            String home = server.url("");
            for (Page page : site.pages()) {
                for (String target : targets(page, home)) {
                    String address = target.replaceFirst("#.*", "");
                    if (statuses.computeIfAbsent(address, LinksTest::status) != 200) {
                        dead.add(page + " -> " + target);
                    }
                }
            }
        }
        assertEquals(Set.of(), dead);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void everyFragmentOfAPageIsInIt(FinishedSite site) {
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
        assertEquals(Set.of(), dead);
    }

    List<FinishedSite> sites() {
        return sites;
    }

    private static Set<String> targets(Page page, String home) {
        Document document = Jsoup.parse(page.html(), home + page.path());
        Set<String> targets = new TreeSet<>();
        for (Element element : document.select("[href], [src], meta[property^=og:], meta[name^=twitter:]")) {
            for (String name : NAMING) {
                String value = element.hasAttr(name) ? element.attr(name).isEmpty() ? "" : element.absUrl(name) : "";
                String local = value.replace(FinishedSite.URL + "/", home);
                if (local.startsWith(home) && (!name.equals("content") || value.startsWith(FinishedSite.URL))) {
                    targets.add(local);
                }
            }
        }
        return targets;
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
