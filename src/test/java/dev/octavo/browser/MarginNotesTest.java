package dev.octavo.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The position of footnotes: beside their references if there is room, otherwise after the text. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MarginNotesTest {
    /** Tells of each note whether it is beside the text and begins at its mark, or below the note that it would cover. */
    private static final String PLACES = """
            const text = document.querySelector('.prose > p').getBoundingClientRect();
            let above = -1e9;
            return [...document.querySelectorAll('.footnotes li')].map(note => {
                const box = note.getBoundingClientRect();
                const mark = document.getElementById(note.id.replace('fn', 'fnref')).getBoundingClientRect();
                const place = box.left < text.right ? 'after'
                    : Math.abs(box.top - mark.top) < 12 ? 'beside'
                    : box.top >= above && box.top - above < 20 ? 'below' : 'astray';
                above = box.bottom;
                return place;
            }).filter((place, i, all) => place !== all[i - 1]).join(' ');
            """;

    private final Path folder;
    private final Browser browser;

    MarginNotesTest(@TempDir Path folder) {
        this.folder = folder;
        this.browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1300, screen, 2, beside",
        "1900, screen, 2, beside",
        "1300, screen, 6, beside below",
        "1300, screen, 41, after",
        "1279, screen, 2, after",
        "360, screen, 2, after",
        "1300, print, 2, after"
    })
    void standsWhereThereIsRoom(int width, String medium, int notes, String places) throws IOException {
        FinishedSite site = new FinishedSite("notes", Files.createDirectories(folder.resolve("notes")));
        Files.write(site.folder().resolve("octavo.css"), Files.readAllBytes(Path.of("static/css/octavo.css")));
        Files.writeString(site.folder().resolve("index.html"), page(notes));
        browser.command("Emulation.setEmulatedMedia", Map.of("media", medium));
        browser.width(width);
        try (SiteServer server = new SiteServer(site)) {
            browser.open(server.url(""));
            assertEquals(places, browser.script(PLACES));
            assertEquals(0, browser.overflow());
        }
    }

    private static String page(int notes) {
        String marks = IntStream.rangeClosed(1, notes)
                .mapToObj(i -> "word<sup class=\"footnote-ref\" id=\"fnref:%d\"><a href=\"#fn:%d\">%d</a></sup>"
                                .formatted(i, i, i)
                        + (notes == 2 ? "<br><br><br><br>" : ""))
                .collect(Collectors.joining(" "));
        String items = IntStream.rangeClosed(1, notes)
                .mapToObj(i -> "<li id=\"fn:%d\"><p>A note of more than one line</p></li>".formatted(i))
                .collect(Collectors.joining());
        return "<!DOCTYPE html><link rel=\"stylesheet\" href=\"octavo.css\"><main><article class=\"post\">"
                + "<h1>T</h1><div class=\"margin\">M</div><div class=\"prose\"><p>" + marks + "</p>"
                + "<section class=\"footnotes\"><ol>" + items + "</ol></section></div></article></main>";
    }
}
