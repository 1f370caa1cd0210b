package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsoleTest {
    @ParameterizedTest
    @CsvSource({
        "stdout.encoding, cp850, IBM850",
        "stdout.encoding, UTF-8, UTF-8",
        "sun.stdout.encoding, windows-1252, windows-1252",
        "stdout.encoding, cp-of-nobody, UTF-8",
        "another, cp850, UTF-8"
    })
    void usesTheCodePageOfAWindowsConsole(String property, String value, String charset) {
        Properties machine = new Properties();
        machine.setProperty(property, value);
        assertEquals(charset, Main.console(machine).name());
    }
}
