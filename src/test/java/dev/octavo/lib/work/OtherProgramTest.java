package dev.octavo.lib.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class OtherProgramTest {
    @Test
    void getsTheLocaleOfTheUser() {
        assertEquals(
                Map.of("LC_ALL", "de_DE.UTF-8", "A", "a"),
                OtherProgram.environment(Map.of("LC_ALL", "C.UTF-8", "OCTAVO_LC_ALL", "de_DE.UTF-8", "A", "a")));
        assertEquals(
                Map.of("LANG", "C"),
                OtherProgram.environment(Map.of("LC_ALL", "C.UTF-8", "OCTAVO_LC_ALL", "", "LANG", "C")));
        assertEquals(Map.of("LC_ALL", "C"), OtherProgram.environment(Map.of("LC_ALL", "C")));
    }
}
