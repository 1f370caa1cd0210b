package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.octavo.render.output.MediaTypes;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Publishing as an author calls it, into a folder that a real web server shows. */
@Tag("both")
final class PublishSiteTest {
    private final Path site;
    private final Path www;
    private final Shell shell;
    private final HttpServer server;
    private volatile String spoilt = "";

    PublishSiteTest(@TempDir Path folder) throws IOException {
        site = folder.resolve("blog");
        www = folder.resolve("www");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Folders.write(
                site,
                "content/posts/x.md",
                "---\ntitle: X\ndate: 2026-01-02\n---\nText.\n",
                "content/posts/draft.md",
                "---\ntitle: Draft\ndate: 2026-01-03\ndraft: true\n---\nNot yet.\n");
        publishTo("live:\n    folder: ../www\n");
        shell = Shell.in(site);
    }

    private void publishTo(String places) {
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: http://127.0.0.1:" + server.getAddress().getPort() + "/\npublish:\n  " + places);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = www.resolve("current" + path + (path.endsWith("/") ? "index.html" : ""));
        boolean page = Files.isDirectory(file);
        boolean there = Files.isRegularFile(file) && !path.equals(spoilt);
        byte[] bytes = there ? Files.readAllBytes(file) : Files.readAllBytes(www.resolve("current/404.html"));
        exchange.getResponseHeaders().set("Content-Type", MediaTypes.of(there ? file.toString() : "404.html"));
        if (page) {
            exchange.getResponseHeaders().set("Location", path + "/");
        }
        exchange.sendResponseHeaders(page ? 301 : there ? 200 : 404, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void buildsSendsSwitchesAndLooks() throws IOException {
        Run run = shell.octavo("publish");
        assertEquals(0, run.code(), run::err);
        assertTrue(run.out().contains("nothing is there yet"), run::out);
        assertTrue(run.out().contains("Readers have release 1."), run::out);
        assertTrue(run.out().contains("looked at"), run::out);
        assertTrue(Files.readString(www.resolve("current/posts/x/index.html")).contains("Text."));

        Run again = shell.octavo("publish", "live");
        assertEquals(0, again.code(), again::err);
        assertTrue(again.out().contains("Nothing to publish: the site is up to date.\nAt http"), again::out);
        assertTrue(again.out().endsWith(": all is right.\n"), again::out);
    }

    @Test
    void saysThatTheAddressIsOneForExamples() {
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://blog.example/\npublish:\n  live:\n    folder: ../www\n");
        Run run = shell.octavo("publish");
        assertEquals(0, run.code(), run::err);
        assertTrue(
                run.err()
                        .startsWith(
                                "warning: the pages were not looked at: \"url\" is https://blog.example/, an address"
                                        + " reserved"),
                run::err);
        assertEquals("", shell.octavo("publish", "--no-look").err());
    }

    @Test
    void sendsNothingInADryRun() {
        Run run = shell.octavo("publish", "--dry-run");
        assertEquals(0, run.code(), run::err);
        assertTrue(run.out().contains("posts/x/index.html"), run::out);
        assertFalse(Files.exists(www));
        for (int i = 0; i < 60; i++) {
            Folders.write(site, "static/notes/" + i + ".txt", "note " + i);
        }
        String grouped = shell.octavo("publish", "--dry-run").out();
        assertTrue(grouped.contains("send new  410 bytes  notes/ (60 files)\n"), grouped);
        String all = shell.octavo("publish", "--dry-run", "--all").out();
        assertTrue(all.contains("send new    7 bytes  notes/59.txt\n"), all);
    }

    @Test
    void letsNoDraftOutThatABuildForTheAuthorMade() {
        assertEquals(0, shell.octavo("build", "--drafts", "--out", "public").code());
        assertTrue(Files.exists(site.resolve("public/posts/draft/index.html")));
        assertEquals(0, shell.octavo("publish").code());
        assertFalse(Files.exists(www.resolve("current/posts/draft/index.html")));
    }

    @Test
    void refusesALinkToADraftThatABuildOnlyWarnsOf() {
        Folders.write(site, "content/posts/y.md", "---\ntitle: Y\ndate: 2026-01-04\n---\nAs [this](draft.md) says.\n");
        Run built = shell.octavo("build");
        assertEquals(0, built.code(), built::err);
        assertTrue(built.err().contains("octavo publish refuses it"), built::err);
        Run run = shell.octavo("publish");
        assertEquals(1, run.code(), run::out);
        assertTrue(
                run.err().startsWith("error: this link leads to a draft: \"draft.md\" [unpublished-link]\n"), run::err);
        assertTrue(
                run.err().contains("help: remove the link until readers can see content/posts/draft.md\n"), run::err);
        assertFalse(Files.exists(www));
        Folders.write(site, "content/posts/draft.md", "---\ntitle: Draft\ndate: 2026-01-03\n---\nNow.\n");
        assertEquals(0, shell.octavo("publish").code());
        assertTrue(Files.exists(www.resolve("current/posts/y/index.html")));
    }

    @Test
    void asksBeforeManyFilesGo() throws IOException {
        for (int i = 0; i < 60; i++) {
            Folders.write(site, "static/notes/" + i + ".txt", "note " + i);
        }
        assertEquals(0, shell.octavo("publish").code());
        for (int i = 0; i < 60; i++) {
            Files.delete(site.resolve("static/notes/" + i + ".txt"));
        }
        Run run = shell.octavo("publish");
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("error: 60 of the "), run::err);
        assertTrue(run.err().contains("--allow-deletes"), run::err);
        assertTrue(Files.exists(www.resolve("current/notes/7.txt")));
        Run allowed = shell.octavo("publish", "--allow-deletes");
        assertEquals(0, allowed.code(), allowed::err);
        assertFalse(Files.exists(www.resolve("current/notes/7.txt")));
    }

    @Test
    void goesBack() throws IOException {
        shell.octavo("publish");
        Folders.write(site, "content/posts/x.md", "---\ntitle: X\ndate: 2026-01-02\n---\nOther words.\n");
        assertEquals(0, shell.octavo("publish").code());
        Run back = shell.octavo("publish", "--rollback");
        assertEquals(0, back.code(), back::err);
        assertTrue(back.out().startsWith("Readers have release 1 again"), back::out);
        assertTrue(Files.readString(www.resolve("current/posts/x/index.html")).contains("Text."));
    }

    /** Missing files are retried for a minute, since they may appear late. */
    @Test
    @Tag("ci")
    void rollsBackIfReadersGetSomethingElse() throws IOException {
        shell.octavo("publish");
        Folders.write(site, "content/posts/y.md", "---\ntitle: Y\ndate: 2026-01-04\n---\nNew.\n");
        spoilt = "/posts/y/";
        Run run = shell.octavo("publish", "--rollback-on-failure");
        assertEquals(1, run.code(), run::out);
        assertTrue(run.err().contains("/posts/y/"), run::err);
        assertTrue(run.out().contains("again, " + files() + " files.\n"), run::out);
        assertTrue(run.out().endsWith(": all is right.\n"), run::out);
        assertFalse(Files.exists(www.resolve("current/posts/y/index.html")));
    }

    private long files() throws IOException {
        try (var all = Files.walk(www.resolve("current").toRealPath())) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void callsTheAuthorsCommandWithWhatChanged() throws IOException {
        publishTo("live:\n    folder: ../www\n    invalidate: [sh, -c, cat > ../changed]\n");
        assertEquals(0, shell.octavo("publish").code());
        List<String> changed = Files.readAllLines(site.resolveSibling("changed"));
        String home = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        assertTrue(changed.contains(home + "posts/x/") && changed.contains(home), changed::toString);
    }

    @Test
    void letsACommandPublish() throws IOException {
        publishByCommand("sh, -c, 'rm -rf ../www/current; mkdir -p ../www; cp -r \"$0\" ../www/current', \"{site}\"");
        Run first = shell.octavo("publish");
        assertEquals(0, first.code(), first::err);
        assertTrue(
                first.out()
                        .startsWith("To the command: sh -c 'rm -rf ../www/current; mkdir -p ../www; cp -r \"$0\""
                                + " ../www/current' " + site.resolve("public")
                                + "\n  what is there now is not known: it has published nothing from here yet\n"),
                first::out);
        assertTrue(first.out().contains("\nThe command ended without an error.\nAt http"), first::out);
        assertTrue(first.out().endsWith(": all is right.\n"), first::out);

        Files.delete(www.resolve("current/404.html"));
        Folders.write(site, "content/posts/y.md", "---\ntitle: Y\ndate: 2026-01-04\n---\nNew.\n");
        String trial = shell.octavo("publish", "--dry-run").out();
        assertTrue(trial.contains(", after what it published last from here\n  1 page is new:"), trial);
        assertTrue(trial.contains("feed.json, feed.xml, rss.xml: 1 new item: \"Y\"\n"), trial);
        assertTrue(trial.endsWith("Nothing was sent: this was a dry run.\n"), trial);
        assertFalse(Files.exists(www.resolve("current/posts/y/index.html")));
        assertEquals(0, shell.octavo("publish").code());
        assertTrue(Files.exists(www.resolve("current/posts/y/index.html")));

        Files.delete(www.resolve("current/posts/y/index.html"));
        assertEquals(0, shell.octavo("publish").code(), "it is called even if nothing differs");
        assertTrue(Files.exists(www.resolve("current/posts/y/index.html")));
    }

    private void publishByCommand(String arguments) {
        publishTo("live:\n    command: [" + arguments + "]\n");
    }

    @Test
    void asksBeforeACommandTakesManyFilesAway() throws IOException {
        publishByCommand("touch, ../called, \"{site}\"");
        for (int i = 0; i < 60; i++) {
            Folders.write(site, "static/notes/" + i + ".txt", "note " + i);
        }
        assertEquals(0, shell.octavo("publish", "--no-look").code());
        Files.delete(site.resolveSibling("called"));
        for (int i = 0; i < 60; i++) {
            Files.delete(site.resolve("static/notes/" + i + ".txt"));
        }
        Folders.write(site, "public/stray.txt", "x");
        Run run = shell.octavo("publish", "--no-look");
        assertTrue(
                run.err()
                        .startsWith("warning: no build made these in the folder that the command gets, so it may"
                                + " publish them too: stray.txt\n"),
                run::err);
        assertTrue(run.err().contains("error: 60 of the "), run::err);
        assertFalse(Files.exists(site.resolveSibling("called")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'sh, -c, exit 3, \"{site}\"' | '' | error: the command sh ended with code 3",
                "'sh, -c, kill -9 $$, \"{site}\"' | '' | error: the command sh was killed (signal 9)",
                "'no-such-program, \"{site}\"' | '' | error: cannot run no-such-program: ",
                "'true, \"{site}\"' | --rollback | error: Octavo cannot take back what a command has published",
                "'true, \"{site}\"' | --rollback-on-failure | error: Octavo cannot take back what a command has",
            })
    void saysThatACommandFailed(String arguments, String option, String message) {
        publishByCommand(arguments);
        Run run = option.isEmpty() ? shell.octavo("publish") : shell.octavo("publish", option);
        assertEquals(1, run.code(), run::out);
        assertTrue(run.err().startsWith(message), run::err);
        assertFalse(run.out().contains("The command ended"), run::out);
    }

    @Test
    void notifiesCachesOfARollback() throws IOException {
        publishTo("live:\n    folder: ../www\n    invalidate: [sh, -c, cat > ../changed]\n");
        shell.octavo("publish");
        Folders.write(site, "content/posts/x.md", "---\ntitle: X\ndate: 2026-01-02\n---\nOther words.\n");
        shell.octavo("publish");
        List<String> there = Files.readAllLines(site.resolveSibling("changed"));
        Files.delete(site.resolveSibling("changed"));
        Run back = shell.octavo("publish", "--rollback");
        assertEquals(0, back.code(), back::err);
        assertEquals(there, Files.readAllLines(site.resolveSibling("changed")));
        assertTrue(back.out().endsWith(": all is right.\n"), back::out);
    }

    /** Nothing is left to send then, but caches that were not notified may still have the old site. */
    @Test
    void notifiesCachesLaterIfItFailed() throws IOException {
        publishTo("live:\n    folder: ../www\n    invalidate: [sh, -c, test -e ../awake && cat > ../changed]\n");
        assertEquals(1, shell.octavo("publish").code());
        Files.createFile(site.resolveSibling("awake"));
        Run again = shell.octavo("publish");
        assertEquals(0, again.code(), again::err);
        assertTrue(again.out().contains("Nothing to publish"), again::out);
        List<String> changed = Files.readAllLines(site.resolveSibling("changed"));
        assertTrue(
                changed.contains("http://127.0.0.1:" + server.getAddress().getPort() + "/posts/x/"), changed::toString);
        Files.delete(site.resolveSibling("changed"));
        assertEquals(0, shell.octavo("publish").code());
        assertFalse(Files.exists(site.resolveSibling("changed")), "they were told before");
    }

    /** Files that came and went while the command failed may be cached, though neither site has them. */
    @Test
    void notifiesCachesOfFilesThatCameAndWent() throws IOException {
        publishTo("live:\n    folder: ../www\n    invalidate: [sh, -c, test -e ../awake && cat > ../changed]\n");
        Files.createFile(site.resolveSibling("awake"));
        assertEquals(0, shell.octavo("publish").code());
        Files.delete(site.resolveSibling("awake"));
        Folders.write(site, "static/a.txt", "a");
        assertEquals(1, shell.octavo("publish").code());
        Files.delete(site.resolve("static/a.txt"));
        assertEquals(1, shell.octavo("publish").code());
        Files.createFile(site.resolveSibling("awake"));
        assertEquals(0, shell.octavo("publish").code());
        List<String> changed = Files.readAllLines(site.resolveSibling("changed"));
        assertTrue(changed.contains("http://127.0.0.1:" + server.getAddress().getPort() + "/a.txt"), changed::toString);
    }

    @Test
    void notifiesSubscribersOfChanges() throws IOException {
        List<String> reported = listen(200);
        announce("websub: %1$shub\nindexnow: 0123456789ab\nindexnow-endpoint: %1$sindexnow\n");
        Folders.write(
                site,
                "content/posts/secret.md",
                "---\ntitle: Secret\ndate: 2026-01-02\nunlisted: true\n---\nText.\n",
                "content/pages/imprint.md",
                "---\ntitle: Imprint\n---\nText.\n",
                "content/posts/gone.md",
                "---\ntitle: Gone\ndate: 2026-01-02\n---\nText.\n");
        Run first = shell.octavo("publish");
        assertEquals("", first.err());
        String home = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        String hub = "/hub application/x-www-form-urlencoded hub.mode=publish&hub.url=";
        assertTrue(
                reported.contains(hub + URLEncoder.encode(home + "feed.xml", StandardCharsets.UTF_8)),
                reported::toString);
        assertTrue(reported.get(reported.size() - 1).contains("\"" + home + "posts/x/\""), reported::toString);
        assertFalse(reported.toString().contains("secret"), reported::toString);
        assertFalse(reported.toString().contains("404"), reported::toString);
        assertEquals("0123456789ab", Files.readString(www.resolve("current/0123456789ab.txt")));
        String feed = Files.readString(www.resolve("current/feed.xml"));
        assertTrue(feed.contains("<link rel=\"hub\" href=\"" + home + "hub\"/>"), feed);

        reported.clear();
        assertEquals(0, shell.octavo("publish").code());
        assertEquals(List.of(), reported, "nothing has changed");

        Folders.write(site, "content/pages/about.md", "---\ntitle: About\n---\nText.\n");
        Folders.write(
                site, "content/posts/secret.md", "---\ntitle: Secret\ndate: 2026-01-02\nunlisted: true\n---\nNew.\n");
        Files.delete(site.resolve("content/posts/gone.md"));
        assertEquals("", shell.octavo("publish").err());
        String engines = reported.get(reported.size() - 1);
        assertTrue(
                engines.startsWith(
                        "/indexnow application/json; charset=utf-8 {\"host\":\"127.0.0.1\",\"key\":\"0123456789ab\","
                                + "\"keyLocation\":\"" + home + "0123456789ab.txt\",\"urlList\":["),
                engines);
        assertTrue(
                engines.contains("\"" + home + "about/\"") && engines.contains("\"" + home + "posts/gone/\""), engines);
        assertFalse(engines.contains("imprint") || engines.contains("secret"), engines);
    }

    @Test
    void warnsButPublishesIfNotificationsFail() throws IOException {
        listen(403);
        announce("websub: http://127.0.0.1:1/hub\nindexnow: 0123456789ab\nindexnow-endpoint: %1$sindexnow\n");
        Run run = shell.octavo("publish");
        assertEquals(0, run.code());
        String home = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        assertEquals("""
            warning: the hub of "websub", http://127.0.0.1:1/hub, was not notified of %1$sfeed.json: it could not be reached (nothing answers there)
              help: the site is published, and readers find the news when they ask for the feed; see whether the address of the hub in content/site.yaml is right

            warning: search engines were not notified of 4 pages: %1$sindexnow answered 403
              help: the key has to be found at %1$s0123456789ab.txt, and to be the one in content/site.yaml

            """.formatted(home), run.err());
        assertTrue(Files.exists(www.resolve("current/index.html")));
    }

    @Test
    void announcesNothingForATestDestination() throws IOException {
        List<String> reported = listen(200);
        announce("websub: %1$shub\n");
        String settings = Files.readString(site.resolve("content/site.yaml"));
        Folders.write(site, "content/site.yaml", settings + "    url: https://staging.example/\n");
        assertEquals(0, shell.octavo("publish", "--no-look").code());
        assertEquals(List.of(), reported);
    }

    /** Returns the requests to programs, which answer with that status. */
    private List<String> listen(int status) {
        List<String> reported = new CopyOnWriteArrayList<>();
        for (String path : List.of("/hub", "/indexnow")) {
            server.createContext(path, exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                reported.add(path + " " + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
        }
        return reported;
    }

    private void announce(String settings) {
        String home = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: " + home + "\n" + settings.formatted(home) + "publish:\n  live:\n    folder: ../www\n");
    }

    @Test
    void doesNotGoBackInADryRun() throws IOException {
        shell.octavo("publish");
        Run run = shell.octavo("publish", "--rollback", "--dry-run");
        assertEquals(2, run.code());
        assertEquals("""
            error: --dry-run builds and compares, and --rollback builds nothing
              help: use one of them

            """, run.err());
    }

    @Test
    void quotesTheAuthorsCommandIfItFails() {
        publishTo("live:\n    folder: ../www\n    invalidate: [sh, -c, echo no such distribution; exit 3]\n");
        Run run = shell.octavo("publish");
        assertEquals(1, run.code());
        assertEquals("""
            error: the command of "invalidate", sh, ended with code 3
              help: it said: no such distribution
                      the site is published, but a cache may go on to show another; correct the command, and publish again: it is called with the same addresses

            """, run.err());
    }

    @Test
    void buildsForTheAddressThatAPlaceHas() throws IOException {
        publishTo("live:\n    folder: ../www\n    url: https://elsewhere.example/notes\n");
        assertEquals(0, shell.octavo("publish", "--no-look").code());
        String page = Files.readString(www.resolve("current/posts/x/index.html"));
        assertTrue(page.contains("https://elsewhere.example/notes/posts/x/"), page);
    }

    @Test
    void saysWhichPlacesThereAre() {
        publishTo("live:\n    folder: ../www\n  test:\n    folder: ../test\n");
        assertEquals("""
            error: content/site.yaml names several places to publish to
              help: say which: octavo publish live, or octavo publish test

            """, shell.octavo("publish").err());
        assertEquals("""
            error: content/site.yaml names no place "tets" to publish to
              help: did you mean "test"?

            """, shell.octavo("publish", "tets").err());
    }

    @Test
    void explainsHowToNameADestination() {
        Folders.write(site, "content/site.yaml", "title: T\nurl: https://blog.example\n");
        Run run = shell.octavo("publish");
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("error: content/site.yaml does not say where the site is published to\n"));
    }

    @ParameterizedTest
    @CsvSource({"https://blog.example/, true", "https://example.org/notes/, true", "https://examples.org/, false"})
    void publishesNothingBelowAnAddressForExamples(String url, boolean refused) {
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: " + url + "\npublish:\n  live:\n    sftp: sftp://web@127.0.0.1:1/srv\n");
        Run run = shell.octavo("publish");
        assertEquals(1, run.code());
        assertEquals(
                refused,
                run.err()
                        .equals("error: \"url\" is " + url
                                + ", an address reserved for examples\n  help: write your own"
                                + " address there, in content/site.yaml; every page, feed and card names it\n\n"),
                run::err);
        assertEquals(refused, !Files.exists(site.resolve("public")));
    }

    @Test
    void publishesNothingOfASiteThatHasAMistake() {
        Folders.write(site, "content/posts/y.md", "---\ntitel: Y\ndate: 2026-01-04\n---\nNew.\n");
        Run run = shell.octavo("publish");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("unknown key \"titel\""), run::err);
        assertFalse(Files.exists(www));
    }
}
