package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.browser.FinishedSite.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nu.validator.client.EmbeddedValidator;
import nu.validator.client.EmbeddedValidator.OutputFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page against the HTML standard, as the Nu HTML checker knows it. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HtmlValidityTest {
    private static final int STACK = 16 << 20; // in bytes

    private final Path folder;
    private final List<FinishedSite> sites;

    HtmlValidityTest(@TempDir Path folder) {
        this.folder = folder;
        this.sites = FinishedSite.all(folder);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsValid(Page page) throws IOException, InterruptedException {
        assertEquals("", faults(page.file()));
    }

    @Test
    void theCheckerFindsFaults() throws IOException, InterruptedException {
        Path wrong = Files.writeString(folder.resolve("wrong.html"), "<!DOCTYPE html><title>A</title><img src=a>");
        assertTrue(faults(wrong).contains("An “img” element must have an “alt” attribute"), faults(wrong));
    }

    /** The checker calls itself deeply, for which a thread has too small a stack while little is compiled. */
    private static String faults(Path file) throws IOException, InterruptedException {
        FutureTask<String> checking = new FutureTask<>(() -> {
            EmbeddedValidator validator = new EmbeddedValidator();
            validator.setOutputFormat(OutputFormat.GNU);
            return validator.validate(file);
        });
        new Thread(null, checking, "checker", STACK).start();
        try {
            // A file has no origin, so a page's own sheets seem to break its policy: StrictPolicyTest asks a browser.
            return checking.get()
                    .lines()
                    .filter(fault -> !fault.contains(" violates Content Security Policy"))
                    .collect(Collectors.joining("\n"));
        } catch (ExecutionException e) {
            throw new IOException(file.toString(), e);
        }
    }

    Stream<Page> pages() {
        return sites.stream().flatMap(site -> site.pages().stream());
    }
}
