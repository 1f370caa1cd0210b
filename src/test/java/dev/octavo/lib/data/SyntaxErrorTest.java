package dev.octavo.lib.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.CpuTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SyntaxErrorTest {
    /** ¶ stands for a new line. */
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\0', textBlock = """
            json       → {"a": 1,}             → 1:9 this is not JSON: unexpected }, expected double-quote to start field name
            json       → {¶  "a": 1 // x¶}     → 2:10 this is not JSON: unexpected character (JSON has no comments; jsonc has)
            json       → {"a": 1¶ "b": 2}      → 2:2 this is not JSON: unexpected ", expected comma to separate Object entries
            json       → {"a": 1               → 1:8 this is not JSON: unexpected end-of-input
            json       → a: 1¶b:¶  - c         → 1:1 this is YAML, and not JSON
            json       → <a/>                  → 1:1 this is XML, and not JSON
            json       → [a]¶b = 1             → 1:1 this is TOML, and not JSON
            yaml       → a: b: c               → 1:5 this is not YAML: mapping values are not allowed here
            yaml       → a: [1, 2              → 1:9 this is not YAML: expected ',' or ']', but got <stream end>
            yml        → [a]¶b = 1             → 1:1 this is TOML, and not YAML
            toml       → a = b                 → 1:5 this is not TOML: unexpected 'b', expected a value
            toml       → a: 1¶b: 2             → 1:1 this is YAML, and not TOML
            xml        → <a>¶<b></a>           → 2:6 this is not XML: the element type "b" must be terminated by the matching end-tag "</b>"
            svg        → <a/></b>              → 1:7 this is not XML: this closes an element that is not open
            xml        → {"a": 1}              → 1:1 this is JSON, and not XML
            csv        → a,b¶1,2,3¶            → 2:1 this is not CSV: this row has 3 values, and the first row 2
            csv        → a,b¶"1,2¶             → 2:1 this is not CSV: this quotation mark is never closed
            properties → a=b¶c=\\uXY           → 2:3 this is not a properties file: \\u needs four hexadecimal digits
            """)
    void pointsToTheFirstError(String language, String text, String expected) {
        assertEquals(
                Optional.of(expected),
                SyntaxError.of(language, text.replace('¶', '\n'))
                        .map(fault -> fault.line() + ":" + fault.column() + " " + fault.message()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\0', textBlock = """
            json       → {"a": [1, true, null]}
            jsonl      → {"a": 1}¶{"a": 2}
            json       → "a": 1,¶"b": {}
            yaml       → ---¶a: &x 1¶---¶b: *x
            yaml       → {"a": 1}
            toml       → +++¶a = 1¶+++
            xml        → <a/>text &nbsp;<x:b y='1'/>
            xml        → <?xml version="1.0"?>¶<!DOCTYPE a>¶<a/>
            csv        → a,"b¶c"¶1,2¶
            csv        → a;b¶1,5;2¶
            properties → a=\\u0041
            java       → int
            jsonc      → {} // x
            """)
    void findsNoErrorInRightTextOrAnUnknownLanguage(String language, String text) {
        assertEquals(Optional.empty(), SyntaxError.of(language, text.replace('¶', '\n')));
    }

    @Test
    void resolvesNoExternalEntity() {
        String text = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>";
        assertEquals(Optional.empty(), SyntaxError.of("xml", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "{", "\"", "a: ", "- ", "<a>", "&a ", "*a ", "\\u", "a = ", "[[a]]\n", "a:\n ", "'''", "|\n", "? "
            })
    void checksLongTextsQuickly(String piece) {
        String text = piece.repeat(60_000 / piece.length());
        for (String language : new String[] {"json", "yaml", "toml", "xml", "csv", "properties"}) {
            CpuTime.atMost(Duration.ofSeconds(4), () -> language + piece, () -> SyntaxError.of(language, text));
        }
    }
}
