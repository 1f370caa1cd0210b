package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.octavo.browser.Browser;
import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.build.pipeline.preview.PreviewRequest;
import dev.octavo.lib.problem.Problem;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** A site that is written while a browser shows it. */
final class OpenSite implements AutoCloseable {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));

    private final Path folder;
    private final Browser browser;
    private final boolean follow;
    private PreviewServer server;

    OpenSite(Path folder, Browser browser, String... pathsAndTexts) throws IOException {
        this(folder, browser, false, pathsAndTexts);
    }

    private OpenSite(Path folder, Browser browser, boolean follow, String... pathsAndTexts) throws IOException {
        this.folder = folder;
        this.browser = browser;
        this.follow = follow;
        Folders.write(folder, pathsAndTexts);
        server = start(0);
    }

    /** Starts a preview whose pages follow edits. */
    static OpenSite following(Path folder, Browser browser, String... pathsAndTexts) throws IOException {
        return new OpenSite(folder, browser, true, pathsAndTexts);
    }

    private PreviewServer start(int port) throws IOException {
        PreviewRequest request = new PreviewRequest(folder, folder.resolve("public"), NOW, 2);
        return PreviewServer.start(new ServeRequest(request, "127.0.0.1", port, false, follow), new Silent());
    }

    /** An author who looks at the browser only. */
    private static final class Silent implements PreviewListener {
        @Override
        public void saved(ChangedFiles changed) {}

        @Override
        public void problems(List<Problem> problems) {}

        @Override
        public void notice(Problem problem) {}

        @Override
        public void failure(Throwable e) {
            throw new AssertionError(e);
        }

        @Override
        public void bug(Throwable e) {
            throw new AssertionError(e);
        }
    }

    Path folder() {
        return folder;
    }

    void open(String path) {
        browser.open(url(path));
        waitFor("connected", "return typeof octavo === 'object' && document.readyState === 'complete'");
        // The page requests itself once more when it is idle.
        browser.asyncScript("const done = arguments[0]; setTimeout(done, 400)");
    }

    String url(String path) {
        return "http://localhost:" + server.address().getPort() + path;
    }

    void stop() {
        server.close();
    }

    void startAgain() throws IOException {
        server = start(server.address().getPort());
    }

    /** Writes a file in one step, so that it is one change, however busy the machine is. */
    void write(String path, String text) {
        Folders.write(folder, ".written", text);
        Path file = folder.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.move(folder.resolve(".written"), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void edit(String path, String old, String now) {
        String text = read(path);
        assertEquals(true, text.contains(old), path + " has " + old);
        write(path, text.replace(old, now));
    }

    String read(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a script returns true. */
    void waitFor(String what, String script) {
        if (!browser.comesToReturn(true, script)) {
            String said = "return document.querySelector('octavo-preview')?.shadowRoot.textContent";
            fail("waited in vain for " + what + " at " + browser.path() + ", where the preview says: " + text(said));
        }
    }

    void waitForText(String text) {
        waitFor("\"" + text + "\"", "return document.body.textContent.includes('" + text + "')");
    }

    /** Waits until the preview shows such a message over the page. */
    void waitForPanel(String text) {
        waitFor(
                "the panel \"" + text + "\"",
                panel("[...root.querySelectorAll('.panel:not([hidden]), .note, .source:not"
                        + "([hidden])')].some(part => part.textContent.includes('" + text.replace("'", "\\'") + "'))"));
    }

    void waitForNoPanel() {
        waitFor("no panel", panel("root.querySelector('.panel').hidden && root.querySelector('.badge').hidden"));
    }

    static String panel(String condition) {
        return "const root = document.querySelector('octavo-preview').shadowRoot; return " + condition;
    }

    String text(String script) {
        return String.valueOf(Objects.requireNonNullElse(browser.script(script), "null"));
    }

    @Override
    public void close() {
        browser.open("about:blank");
        server.close();
    }
}
