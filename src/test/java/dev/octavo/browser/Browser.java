package dev.octavo.browser;

import dev.octavo.testing.Until;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Headless Chromium with a fresh profile and no network beyond this machine. */
public final class Browser implements AutoCloseable {
    private static final String AXE = axe();

    private static final String FIND_VIOLATIONS = """
            const done = arguments[0];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            const options = {
                runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } },
                resultTypes: ['violations'], iframes: false }; // a page in a frame is checked alone
            axe.run(document, options).then(
                result => done(result.violations.flatMap(violation => violation.nodes.map(
                    node => violation.id + ' ' + node.target + ' ' + node.failureSummary))),
                error => done(['axe failed: ' + error]));
            """;

    private final ChromeDriver driver;

    public Browser(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                // Otherwise a scroll bar that appears while a page loads makes the page narrower.
                "--hide-scrollbars",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
                "--autoplay-policy=no-user-gesture-required",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Until.LONGEST);
    }

    public void scheme(String scheme) {
        Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    public void width(int width) {
        screen(width, 1);
    }

    /** A screen with that many pixels to each of CSS. */
    public void screen(int width, int density) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", density, "mobile", false));
    }

    public void open(String url) {
        driver.get(url);
    }

    /** Returns what a script returns; its arguments are {@code arguments[0]} and so on. */
    public @Nullable Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Returns what a script passes to its last argument, a callback. */
    public @Nullable Object asyncScript(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** Waits until a script returns {@code expected}, while pages may come and go. */
    public void await(Object expected, String script, Object... arguments) {
        Until.becomes(expected, () -> answer(script, arguments));
    }

    /** The same, and returns whether it happened. */
    public boolean comesToReturn(Object expected, String script, Object... arguments) {
        return Until.comes(() -> expected.equals(answer(script, arguments)));
    }

    /** What a script returns, or throws: a page that is being left runs none, and the next one answers. */
    private @Nullable Object answer(String script, Object... arguments) {
        try {
            return driver.executeScript(script, arguments);
        } catch (WebDriverException leaving) {
            return leaving;
        }
    }

    /** What a client of the DevTools protocol can do: keys, clicks, the focus. */
    public Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    /** Types into what has the focus: text, or keys such as {@code Keys.ESCAPE}. */
    public void type(CharSequence keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    public String openTab(String url) {
        driver.switchTo().newWindow(org.openqa.selenium.WindowType.TAB);
        driver.get(url);
        return driver.getWindowHandle();
    }

    public String tab() {
        return driver.getWindowHandle();
    }

    public void closeTab() {
        driver.close();
    }

    public void toTab(String tab) {
        driver.switchTo().window(tab);
    }

    public String path() {
        return java.net.URI.create(driver.getCurrentUrl()).getPath();
    }

    /** The visible part of the page, as a PNG. */
    public byte[] picture() {
        return driver.getScreenshotAs(org.openqa.selenium.OutputType.BYTES);
    }

    /** What axe finds wrong with the page by WCAG 2.2 AA and good practice: rule, place, remedy. */
    public List<String> violations() {
        driver.executeScript(AXE);
        Object found = driver.executeAsyncScript(FIND_VIOLATIONS);
        return found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of("axe said " + found);
    }

    /** How many pixels of the page's width cannot be seen without scrolling sideways. */
    public long overflow() {
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
