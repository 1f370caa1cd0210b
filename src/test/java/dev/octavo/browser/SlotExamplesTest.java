package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The manual's examples for slots, each in a post under its policy: what stands in for their services loads what they
 * load, and nothing is refused.
 */
@Tag("ci")
final class SlotExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile(
            "(?ms)`templates/(slots/[a-z-]+\\.ftlh)`(?:(?!`templates/|^```|^## ).)*^```html\\n(.*?)^```$");
    private static final Pattern POLICY = Pattern.compile("`(\\$\\{csp\\(\"[^`]+)`");
    private static final Pattern SERVICE = Pattern.compile(
            "https://((?:plausible\\.io|cloud\\.umami\\.is|giscus\\.app|social\\.example|buttondown\\.com))");
    private static final String WATCH = """
            window.refused = [];
            addEventListener('securitypolicyviolation', event => window.refused.push(event.violatedDirective + ' ' + event.blockedURI));
            """;

    private final ConcurrentSkipListSet<String> asked = new ConcurrentSkipListSet<>();
    private HttpServer services;
    private String web;

    @BeforeEach
    void begin() throws IOException {
        services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        services.setExecutor(Executors.newCachedThreadPool());
        services.createContext("/", this::answer);
        services.start();
        web = "http://127.0.0.1:" + services.getAddress().getPort();
    }

    @AfterEach
    void end() {
        services.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add((exchange.getRequestMethod() + " " + path + " " + sent).strip());
        String body = switch (path) {
            case "/plausible.io/js/script.js" ->
                "fetch('WEB/plausible.io/api/event', {method: 'POST', body: document.currentScript.dataset.domain});";
            case "/cloud.umami.is/script.js" ->
                "fetch('WEB/api-gateway.umami.dev/api/send', {method: 'POST', body: '1'});";
            case "/giscus.app/client.js" -> """
                document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: 'WEB/giscus.app/default.css'}));
                document.currentScript.after(Object.assign(document.createElement('iframe'), {src: 'WEB/giscus.app/en/widget'}));
                """;
            case "/social.example/api/v1/statuses/109/context" ->
                "{\"descendants\": [{\"account\": {\"display_name\": \"Ada\"}, \"content\": \"<p>A <b>kite</b></p>\"}]}";
            default -> "";
        };
        byte[] bytes = body.replace("WEB", web).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html");
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** An example, with what the manual says of its policy. */
    private record Example(String file, String text) {}

    private List<Example> examples() throws IOException {
        String manual = Files.readString(Path.of("content/posts/templates/index.md"));
        String slots = manual.substring(manual.indexOf("## Slots"), manual.indexOf("A script of yours"));
        List<String> policies =
                POLICY.matcher(slots).results().map(found -> found.group(1)).toList();
        return EXAMPLE.matcher(slots)
                .results()
                .map(found -> {
                    String own = SERVICE.matcher(found.group(2))
                            .results()
                            .flatMap(service -> policies.stream().filter(policy -> policy.contains(service.group())))
                            .distinct()
                            .collect(Collectors.joining());
                    return new Example(
                            "templates/" + found.group(1),
                            SERVICE.matcher(found.group(2)).replaceAll(web + "/$1")
                                    + own.replaceAll("https://[a-z.-]+", web));
                })
                .toList();
    }

    @Test
    void eachWorksUnderAPolicy(@TempDir Path folder) throws IOException {
        try (Browser browser = new Browser(folder.resolve("profile"))) {
            browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
            for (Example example : examples()) {
                Path site = Files.createTempDirectory(folder, "site");
                Folders.write(
                        site,
                        "content/site.yaml",
                        "title: S\nurl: https://s.example\nlanguage: en\ncsp: true\n",
                        "content/posts/a.md",
                        "---\ntitle: A\ndate: 2026-01-01\nextra: {toot: '109', source: a.md}\n---\nText.\n",
                        example.file(),
                        example.text());
                try (SiteServer server = new SiteServer(FinishedSite.built("slot", site, site.resolve("public")))) {
                    browser.open(server.url("posts/a/"));
                    look(browser, example.text());
                }
            }
        }
        assertEquals(
                """
                GET /cloud.umami.is/script.js
                GET /giscus.app/client.js
                GET /giscus.app/default.css
                GET /giscus.app/en/widget
                GET /plausible.io/js/script.js
                GET /social.example/api/v1/statuses/109/context
                POST /api-gateway.umami.dev/api/send 1
                POST /buttondown.com/api/emails/embed-subscribe/ada email=ada%40example.org
                POST /plausible.io/api/event blog.example""",
                String.join(
                        "\n",
                        asked.stream().filter(one -> !one.contains("favicon")).toList()));
    }

    private void look(Browser browser, String example) {
        if (example.contains("_edit")) {
            browser.await(
                    "https://codeberg.org/ada/blog/_edit/main/content/posts/a.md",
                    "return document.querySelector('h1 ~ p a').href");
        } else if (example.contains("answers")) {
            browser.await("Ada: A kite", "return document.querySelector('[id=\"page:answers\"]').innerText");
        } else if (example.contains("<form")) {
            browser.script("const form = document.querySelector('form');"
                    + "form.querySelector('input').value = 'ada@example.org'; form.querySelector('button').click()");
            browser.await(true, "return location.pathname.startsWith('/buttondown.com/')");
        } else {
            String loads = example.contains("giscus") ? "widget" : example.contains("umami") ? "send" : "event";
            assertTrue(
                    Until.comes(() -> asked.stream().anyMatch(one -> one.contains(loads))),
                    () -> loads + " is not asked, but refused: " + browser.script("return window.refused.join()"));
        }
        assertEquals("", browser.script("return (window.refused || []).join('\\n')"), example);
    }
}
