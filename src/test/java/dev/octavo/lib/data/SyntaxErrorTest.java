package dev.octavo.lib.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.CpuTime;
import dev.octavo.testing.Rows;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SyntaxErrorTest {
    @TestFactory
    Stream<DynamicTest> pointsToTheFirstError() {
        return Rows.of(SyntaxErrorTest.class, "syntax-errors.rows")
                .become(text -> SyntaxError.of(text.split(": ", 2)[0], text.split(": ", 2)[1])
                        .map(fault -> fault.line() + ":" + fault.column() + " " + fault.message())
                        .orElse(""));
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
