package dev.octavo.render.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.text.Json;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which article a query finds first. */
@Tag("ci")
final class RankingTest {
    @TempDir
    private Path folder;

    @Test
    void titlesLeadAndMistakesAreForgiven() throws Exception {
        post("release", "Announcing Rust 1.75.0", "The release. ".repeat(60));
        post(
                "bodies",
                "A diary",
                "rust 1.75.0 and 1.76.0 ".repeat(9) + "unit testing ".repeat(9) + "galley typewriter");
        post("testing", "Unit tests", "Nothing much. ".repeat(80));
        post("press", "The printing press", "Ink. ".repeat(80));
        post("printers", "Letters", "printer printing prints pr press ".repeat(9));
        post("misspelt", "A quotation", "to recieve a letter, or a fillet" + " or anything else".repeat(200));
        post("office", "The post office", "letter ".repeat(9) + "They receive it.");
        for (int i = 0; i < 12; i++) {
            post("mail" + i, "Mail " + i, "They receive it. " + "filler ".repeat(i));
        }
        for (int i = 0; i < 60; i++) { // so many that the index keeps only the best with the word
            post("common" + i, "Filler " + i, "filler ".repeat(i));
        }
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("rust 1.75.0", "release bodies");
        expected.put("rust 1.75 ", "release bodies");
        expected.put("1.76.0", "bodies");
        expected.put("unit testing ", "testing bodies");
        expected.put("printing press ", "press printers");
        expected.put("galey ", "bodies");
        expected.put("prin", "press printers");
        expected.put("recieve ", "misspelt mail");
        expected.put("mail recieve ", "mail");
        expected.put("letter recieve ", "misspelt office"); // though "receive" and many letters have a higher score
        expected.put("office recieve ", "office"); // the only one with both, if one is corrected
        expected.put("letter fillet ", "misspelt"); // not what has "letter" alone because "filler" is common
        expected.put("fillet ", "misspelt "); // and after it articles with "filler"
        Path site = folder.resolve("site");
        Files.writeString(site.resolve("content/site.yaml"), "title: T\nurl: https://example.org\nsearch: true\n");
        Builds.build(site, site.resolve("public"));
        Map<?, ?> found = found(site.resolve("public/search"), List.copyOf(expected.keySet()));
        expected.forEach((query, first) ->
                assertTrue(String.valueOf(found.get(query)).startsWith(first), query + ": " + found.get(query)));
        assertEquals(14, String.valueOf(found.get("recieve ")).split(" ", -1).length);
    }

    private void post(String slug, String title, String text) {
        String file = "site/content/posts/" + slug + ".md";
        Folders.write(folder, file, "---\ntitle: " + title + "\ndate: 2026-01-01\n---\n" + text + "\n");
    }

    /** By query, the slugs of what it finds, the best first. */
    private Map<?, ?> found(Path search, List<String> queries) throws Exception {
        Files.copy(Folders.only(search, "search.*.js"), search.resolve("search.mjs"));
        Path script = Files.writeString(search.resolve("ask.mjs"), """
                import fs from 'node:fs';
                const element = { setAttribute() {}, append() {} };
                globalThis.document = { createElement: () => element, head: element, documentElement: { lang: 'en' } };
                globalThis.fetch = async url => {
                    const text = fs.readFileSync(new URL(url.pathname, url), 'utf8');
                    return { ok: true, json: async () => JSON.parse(text) };
                };
                const { find, card } = await import('./search.mjs');
                const answers = {};
                for (const query of JSON.parse(process.argv[2])) {
                    const { articles } = await find(query);
                    const cards = await Promise.all(articles.map(card));
                    answers[query] = cards.map(({ href }) => href.split('/').at(-2)).join(' ');
                }
                fs.writeFileSync(process.argv[3], JSON.stringify(answers));
                """);
        Path output = folder.resolve("answers.json");
        Process process = new ProcessBuilder("node", script.toString(), Json.COMPACT.write(queries), output.toString())
                .inheritIO()
                .start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue());
        return (Map<?, ?>) Json.read(Files.readString(output)).orElseThrow();
    }
}
