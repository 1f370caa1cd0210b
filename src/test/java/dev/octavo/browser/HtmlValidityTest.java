package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.browser.FinishedSite.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import nu.validator.client.EmbeddedValidator;
import nu.validator.validation.SimpleDocumentValidator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** Every page against the HTML standard, as the Nu HTML checker knows it. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HtmlValidityTest {
    private static final int STACK = 16 << 20; // in bytes

    private final Path folder;
    private final List<FinishedSite> sites;
    // One for all pages: it reads its schemas for ten times as long as it checks a page.
    private final SimpleDocumentValidator checker = new SimpleDocumentValidator(false);
    private final Faults faults = new Faults();

    HtmlValidityTest(@TempDir Path folder) {
        this.folder = folder;
        this.sites = FinishedSite.all();
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
    private String faults(Path file) throws IOException, InterruptedException {
        FutureTask<Void> checking = new FutureTask<>(() -> {
            faults.clear();
            if (checker.getMainSchemaUrl() == null) {
                checker.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, faults);
            }
            checker.setUpValidatorAndParsers(faults, false, false);
            checker.checkHtmlFile(file.toFile(), true);
            return null;
        });
        new Thread(null, checking, "checker", STACK).start();
        try {
            checking.get();
        } catch (ExecutionException e) {
            throw new IOException(file.toString(), e);
        }
        return faults.text();
    }

    Stream<Page> pages() {
        return sites.stream().flatMap(site -> site.pages().stream());
    }

    /** What the checker finds in a page, one fault on a line. */
    private static final class Faults implements ErrorHandler {
        private final List<String> lines = new ArrayList<>();

        void clear() {
            lines.clear();
        }

        String text() {
            return String.join("\n", lines);
        }

        @Override
        public void warning(SAXParseException fault) {
            // A file has no origin, so a page's own sheets seem to break its policy: StrictPolicyTest asks a browser.
            String message = String.valueOf(fault.getMessage());
            if (!message.contains(" violates Content Security Policy")) {
                lines.add(fault.getLineNumber() + ":" + fault.getColumnNumber() + " " + message);
            }
        }

        @Override
        public void error(SAXParseException fault) {
            warning(fault);
        }

        @Override
        public void fatalError(SAXParseException fault) {
            warning(fault);
        }
    }
}
