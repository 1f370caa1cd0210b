package dev.octavo.publish.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.problem.Severity;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Nginx;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server, with a right and several wrong configurations. */
@Tag("ci")
final class NginxLookTest {
    private static final String CHARSET = "charset utf-8;";
    private static final String NOT_FOUND = "error_page 404 /404.html;";
    private static final String RIGHT = CHARSET + NOT_FOUND;

    private final SortedMap<String, byte[]> before = SampleSite.files(0);
    private final SortedMap<String, byte[]> now = SampleSite.files(1);

    private final Path folder;

    private final FinishedSite site;

    NginxLookTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        String many = "<p>many words</p>".repeat(500);
        before.put("index.html", ("<!DOCTYPE html><title>Old</title>" + many).getBytes(StandardCharsets.UTF_8));
        now.put("index.html", ("<!DOCTYPE html><title>New</title>" + many).getBytes(StandardCharsets.UTF_8));
        now.put("icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8));
        now.put("css/octavo.css", "body { margin: 1em; }".getBytes(StandardCharsets.UTF_8));
        site = SampleSite.write(folder.resolve("site"), now);
        Folders.writeBytes(folder.resolve("old/index.html"), before.getOrDefault("index.html", new byte[0]));
        Folders.writeBytes(
                folder.resolve("old/posts/0/index.html"), before.getOrDefault("posts/0/index.html", new byte[0]));
    }

    /** Checks whose clock advances only while they wait, so that no response is too late. */
    static Look.Clock unhurried() {
        AtomicLong nanos = new AtomicLong();
        return new Look.Clock(nanos::get, pause -> nanos.addAndGet(pause.toNanos()));
    }

    private List<String> reported(String config) throws Exception {
        return reported(config, before);
    }

    /** The findings, without the host's name. */
    private List<String> reported(String config, SortedMap<String, byte[]> then) throws Exception {
        try (Nginx nginx = Nginx.start(folder.resolve("site"), config)) {
            SiteUrl url = new SiteUrl("http://127.0.0.1:" + nginx.port(), "");
            SiteManifest old = SampleSite.manifest(then);
            Look.LookResult looked = new Look(url, Optional.empty(), Until.LONGEST, unhurried(), Progress.SILENT)
                    .compare(old, site.manifest());
            assertEquals(looked.findings().stream().noneMatch(p -> p.severity() == Severity.ERROR), looked.isRight());
            return looked.findings().stream()
                    .map(p -> p.severity().name().toLowerCase(Locale.ROOT) + ": "
                            + p.message().replace(url.origin(), "").replaceAll("octavo-\\p{XDigit}+", "nowhere"))
                    .toList();
        }
    }

    @Test
    void findsNothingWrongWithARightConfiguration() throws Exception {
        assertEquals(List.of(), reported(RIGHT));
        assertEquals(List.of(), reported(RIGHT, SampleSite.files(5)));
        assertEquals(
                List.of(),
                reported(RIGHT + "absolute_redirect off; location / { add_header Cache-Control no-cache; }"));
    }

    @Test
    void anotherCharset() throws Exception {
        assertEquals(List.of(), reported(RIGHT.replace(CHARSET, "")));
        assertEquals(
                List.of(
                        "error: sent as text/xml; charset=iso-8859-1, not as application/xml: /feed.xml, /sitemap.xml",
                        "error: sent as text/html; charset=iso-8859-1, not as text/html; charset=utf-8: /, /posts/1/,"
                                + " /posts/11/, /posts/12/"),
                reported(RIGHT.replace("utf-8", "iso-8859-1")));
    }

    @Test
    void pagesThatBrowsersKeep() throws Exception {
        assertEquals(
                List.of("warning: browsers may show what they have for days, without asking for a newer one:"
                        + " / (max-age=2592000), /posts/1/ (max-age=2592000), /posts/11/ (max-age=2592000),"
                        + " /posts/12/ (max-age=2592000)"),
                reported(RIGHT + "location ~ \\.html$ { expires 30d; }"));
    }

    @Test
    void styleThatBrowsersKeep() throws Exception {
        assertEquals(
                List.of("warning: browsers may show what they have for days, without asking for a newer one:"
                        + " /css/octavo.css (max-age=31536000)"),
                reported(RIGHT + "location ~ \\.(css|png|svg)$ { expires 365d; }"));
    }

    @Test
    void wrongTypeOfPictures() throws Exception {
        assertEquals(
                List.of("error: sent as text/plain; charset=utf-8, not as image/svg+xml: /icon.svg"),
                reported(RIGHT + "location ~ \\.svg$ { types { } default_type text/plain; }"));
    }

    @Test
    void soft404() throws Exception {
        assertEquals(
                List.of("warning: an address that does not exist is not answered with 404: /nowhere/ (200)"),
                reported(RIGHT.replace("404 /404", "404 =200 /404")));
        assertEquals(
                List.of("warning: an address that does not exist does not show the site's own 404.html: /nowhere/"),
                reported(RIGHT.replace(NOT_FOUND, "")));
    }

    @Test
    void oldContent() throws Exception {
        assertEquals(
                List.of("error: visitors still get what was there before: /"),
                reported(RIGHT + "location = /index.html { alias " + folder + "/old/index.html; }"));
        assertEquals(
                List.of("error: deleted, and visitors still get it: /posts/0/"),
                reported(RIGHT + "location /posts/0/ { root " + folder + "/old; }"));
    }

    @Test
    void anotherHost() throws Exception {
        assertEquals(
                List.of("error: visitors are sent on instead of being given the file: / (to"
                        + " https://elsewhere.example/)"),
                reported(RIGHT + "return 301 https://elsewhere.example$request_uri;"));
    }

    @Test
    void aWrongPortBehindAProxy() throws Exception {
        assertEquals(
                List.of("warning: an address without its slash does not lead to its page: /posts/1 (to"
                        + " http://127.0.0.1/posts/1/)"),
                reported(RIGHT + "port_in_redirect off;"));
    }

    @Test
    void aFolderThatIsNotRead() throws Exception {
        assertEquals(
                List.of("error: answered with 403 (forbidden): /posts/12/, /posts/12/picture.png"),
                reported(RIGHT + "location /posts/12/ { deny all; }"));
    }
}
