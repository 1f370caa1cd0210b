package dev.octavo.use.scaffold;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

final class SkeletonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\0', textBlock = """
            Hello, world!     → Hello, world!
            What's new?       → What's new?
            Größe (der Welt)  → Größe (der Welt)
            1984              → "1984"
            No                → "No"
            C: the good parts → "C: the good parts"
            Learn C #         → "Learn C #"
            - a               → "- a"
            Say "hi" \\o/      → "Say \\"hi\\" \\\\o/"
            """)
    void quotesOnlyWhatNeedsIt(String text, String yaml) {
        assertEquals(yaml, Skeleton.yaml(text));
    }

    @Test
    void isAlwaysOneLine() {
        assertEquals("a b c", Skeleton.yaml(" a\n\n b\t\u0000c\u2028"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "yes",
                "null",
                "~",
                "0x1F",
                "1e3",
                "2026-11-24",
                "12:30",
                "a: b",
                "a:",
                ": a",
                "# a",
                "a #b",
                "[a]",
                "{a: b}",
                "*a",
                "&a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a`",
                "'a'",
                "\"a\"",
                "a\\b",
                "\\",
                "- a",
                "-",
                "?",
                "? a",
                "---",
                "...",
                "a, b",
                "a | b",
                "é",
                "日本",
                "😀",
                "a\"b'c",
                "${x}",
                "{{title}}",
                "=",
                "<<"
            })
    void isReadAsTheTextThatWasMeant(String text) {
        assertEquals(text, new Load(LoadSettings.builder().build()).loadFromString(Skeleton.yaml(text)));
    }
}
