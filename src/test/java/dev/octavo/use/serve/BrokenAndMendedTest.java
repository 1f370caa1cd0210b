package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Trials;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 9: broken and mended 200 times over ten kinds of error, without a restart. */
final class BrokenAndMendedTest {
    private static final String HEAD = "---\ntitle: One\ndate: 2026-01-01\n---\n\n";

    /** A file and wrong text for it, or a folder and no text if it is removed. */
    @SuppressWarnings("ArrayRecordComponent") // written and nothing else
    private record Break(String path, byte[] text) {}

    private static final List<Break> BREAKS = List.of(
            wrong("content/posts/one.md", "---\ntilte: One\ndate: 2026-01-01\n---\n"),
            wrong("content/posts/one.md", "---\ntitle: One: two\ndate: [\n---\n"),
            wrong("content/posts/one.md", HEAD + "[away](/nowhere/)\n"),
            wrong("templates/partials/footer.ftlh", "<#if x>never closed"),
            wrong("templates/partials/footer.ftlh", "<#include \"missing.ftlh\">"),
            wrong("content/site.yaml", "title: [\n"),
            wrong("content/posts/two.md", "---\ntitle: Two\ndate: 2026-01-02\nslug: one\n---\n"),
            wrong("content/posts/two.md", HEAD + "![A picture](missing.png)\n"),
            new Break("content/posts/one.md", new byte[] {'-', '-', '-', '\n', (byte) 0xC3, (byte) 0x28}),
            wrong("content", ""));

    private final Path site;

    BrokenAndMendedTest(@TempDir Path folder) {
        this.site = folder.resolve("site");
        write();
    }

    private static Break wrong(String path, String text) {
        return new Break(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write() {
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://blog.example\n",
                "content/posts/one.md",
                HEAD + "One.\n",
                "content/posts/two.md",
                "---\ntitle: Two\ndate: 2026-01-02\n---\n\nTwo.\n",
                "templates/partials/footer.ftlh",
                "<footer>Good</footer>");
    }

    @Test
    void tenTimes() throws IOException {
        breakAndMend(10);
    }

    @Test
    @Tag("ci")
    @Tag("endurance")
    void manyTimes() throws IOException {
        breakAndMend(Trials.of(400));
    }

    private void breakAndMend(int times) throws IOException {
        try (RunningPreview preview = RunningPreview.of(site)) {
            for (int i = 0; i < times; i++) {
                Break next = BREAKS.get(i % BREAKS.size());
                Path file = site.resolve(next.path());
                if (next.text().length == 0) {
                    FileUtils.deleteDirectory(file.toFile());
                } else {
                    Files.write(file, next.text());
                }
                String which = i + ": " + next.path();
                assertTrue(Until.comes(() -> isWrong(preview)), which + " was not seen");
                write();
                String mark = "Mended " + i + ".";
                Files.writeString(site.resolve("content/posts/one.md"), HEAD + mark + "\n");
                assertTrue(Until.comes(() -> isRight(preview, mark)), which + " " + preview.problems());
                assertTrue(Until.comes(() -> preview.problems().isEmpty()), which + " " + preview.problems());
            }
            assertEquals(List.of(), preview.failures());
        }
    }

    private static boolean isWrong(RunningPreview preview) {
        try {
            preview.ask("GET", "/posts/one/");
            return !preview.problems().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRight(RunningPreview preview, String mark) {
        try {
            RunningPreview.Response page = preview.ask("GET", "/posts/one/");
            return page.status() == 200
                    && page.text().contains(mark)
                    && page.text().contains("<footer>Good</footer>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
