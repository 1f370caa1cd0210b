package dev.octavo.render.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.terms.TokenizerSpec;
import dev.octavo.blog.terms.TokenizerTest;
import dev.octavo.lib.text.Json;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tokenizers in JavaScript and in Java are the same. */
@Tag("ci")
final class ScriptTokenizerTest {
    private static final int TEXTS = 100_000;
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "ru", "pl", "tr", "ja", "zh", "ko", "ar", "he", "hi", "th", "xx");
    private static final List<String> PIECES = List.of(
            "ing",
            "ed",
            "ies",
            "ss",
            "s",
            "ungen",
            "ation",
            "ками",
            "'",
            "’",
            "-",
            ".",
            " ",
            "1.7",
            "v2.3.",
            "\u00ad",
            "\u0301",
            "İ",
            "ı",
            "ß",
            "ẞ",
            "Σ",
            "ς",
            "ﬁ",
            "Å",
            "ﾊﾞ",
            "㌔",
            "ﷺ",
            "각",
            "\u1100\u1161",
            "が",
            "か\u3099",
            "👩‍💻",
            "१२",
            "\ud800",
            "\udc00",
            "x".repeat(41));

    private record Sample(String language, String text) {}

    @Test
    void splitsTextsAsTheProgramDoes(@TempDir Path folder) throws Exception {
        List<Sample> samples = samples(new Random(17));
        Path input = folder.resolve("texts.json");
        Files.writeString(input, Json.COMPACT.write(samples));
        String suffixes = "\n" + TokenizerSpec.suffixes(language -> true);
        Files.writeString(folder.resolve("search.mjs"), Search.script().replaceFirst("(?=`;)", suffixes));
        Path script = Files.writeString(folder.resolve("tokens.mjs"), """
                import fs from 'node:fs';
                const element = { setAttribute() {}, append() {} };
                globalThis.document = { createElement: () => element, head: element, documentElement: {} };
                const { tokens } = await import('./search.mjs');
                const samples = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
                fs.writeFileSync(process.argv[3], samples.map(({ language, text }) =>
                    tokens(text, language).map(token => token.word).join(' ') + '\\n').join(''));
                """);
        Path output = folder.resolve("words.txt");
        run(List.of("node", script.toString(), input.toString(), output.toString()));
        List<String> found =
                Files.readString(output, StandardCharsets.UTF_8).lines().toList();
        assertEquals(TEXTS, found.size());
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            String expected = String.join(" ", TokenizerTest.terms(sample.language(), sample.text()));
            String escaped = sample.language() + " "
                    + sample.text().codePoints().mapToObj(Integer::toHexString).toList();
            assertEquals(expected, found.get(i), escaped);
            expected.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        }
        assertEquals(withTerms(), scripts);
    }

    /** All scripts with a character that becomes part of a term. */
    private static Set<UnicodeScript> withTerms() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .flatMap(text -> TokenizerTest.terms("xx", text).stream())
                .flatMap(word -> word.codePoints().mapToObj(UnicodeScript::of))
                .collect(Collectors.toCollection(() -> EnumSet.of(UnicodeScript.COMMON)));
    }

    private static List<Sample> samples(Random random) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            int block = random.nextInt(0x3_2000) & ~0x7f;
            for (int pieces = 1 + random.nextInt(12); pieces > 0; pieces--) {
                switch (random.nextInt(5)) {
                    case 0 -> text.append(PIECES.get(random.nextInt(PIECES.size())));
                    case 1 -> text.append((char) ('a' + random.nextInt(26)));
                    case 2 -> text.appendCodePoint(random.nextInt(0x3000));
                    case 3 -> text.appendCodePoint(random.nextInt(0x11_0000));
                    default -> text.appendCodePoint(block + random.nextInt(0x80));
                }
            }
            // JSON takes no half of a pair.
            String whole = new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            samples.add(new Sample(LANGUAGES.get(random.nextInt(LANGUAGES.size())), whole));
        }
        return samples;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertTrue(process.waitFor(3, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue());
    }
}
