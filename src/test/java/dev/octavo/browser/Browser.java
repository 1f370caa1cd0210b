package dev.octavo.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium without a window, with a profile of its own, and without a word to anybody but this machine. */
final class Browser implements AutoCloseable {
    private static final String AXE = axe();

    private static final String FIND_VIOLATIONS = """
            const done = arguments[0];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
                result => done(result.violations.flatMap(violation => violation.nodes.map(
                    node => violation.id + ' ' + node.target + ' ' + node.failureSummary))),
                error => done(['axe failed: ' + error]));
            """;

    private final ChromeDriver driver;

    Browser(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    }

    void scheme(String scheme) {
        Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    void width(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    void open(String url) {
        driver.get(url);
    }

    /** What axe finds wrong with the page by WCAG 2.2 AA and good practice: rule, place, remedy. */
    List<String> violations() {
        driver.executeScript(AXE);
        Object found = driver.executeAsyncScript(FIND_VIOLATIONS);
        return found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of("axe said " + found);
    }

    /** How many pixels of the page's width cannot be seen without scrolling sideways. */
    long overflow() {
        Object pixels = driver.executeScript(
                "const root = document.documentElement; return root.scrollWidth - root.clientWidth;");
        if (pixels instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException("a width is a number: " + pixels);
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static String axe() {
        try (InputStream in = ClassLoader.getSystemResourceAsStream("axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe is a test dependency");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read axe", e);
        }
    }
}
