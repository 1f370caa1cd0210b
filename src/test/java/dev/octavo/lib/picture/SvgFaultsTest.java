package dev.octavo.lib.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.CpuTime;
import dev.octavo.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class SvgFaultsTest {
    @TestFactory
    Stream<DynamicTest> findsFaults() {
        return Rows.of(SvgFaultsTest.class, "svg-faults.rows").become(text -> String.join("\n", facts(text)));
    }

    @Test
    void refusesABillionLaughsInTime() {
        StringBuilder text = new StringBuilder("<!DOCTYPE svg [<!ENTITY a0 'lol'>");
        for (int i = 1; i < 10; i++) {
            text.append("<!ENTITY a")
                    .append(i)
                    .append(" '")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        String swells = "has more in it than any program writes, such as entities that swell";
        assertEquals(List.of(swells), facts(text + "]><svg>&a9;</svg>"));
        String flat =
                "<!DOCTYPE svg [<!ENTITY a '" + "x".repeat(100_000) + "'>]><svg>" + "&a;".repeat(100_000) + "</svg>";
        assertEquals(List.of(swells), facts(flat));
    }

    @Test
    void finishesInTime() {
        for (String part : List.of(
                "<",
                "<a",
                "<a b=",
                "<a b='",
                "&a;",
                "<!--",
                "<![CDATA[",
                "<!ENTITY ",
                "<!DOCTYPE [",
                "'>",
                "<a on",
                "<?",
                "<!ATTLIST ",
                "<a b='c' ")) {
            String text = "<!DOCTYPE svg [" + part.repeat(1_000_000 / part.length());
            CpuTime.atMost(Duration.ofSeconds(1), () -> part, () -> SvgFaults.of(text));
            CpuTime.atMost(Duration.ofSeconds(1), () -> part, () -> SvgFaults.of("<svg " + text.substring(15)));
        }
    }

    @Test
    void readsUtf16() {
        String text = "\uFEFF<svg><script/></svg>";
        for (var charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_8)) {
            assertEquals(List.of("has a script"), facts(Svg.text(text.getBytes(charset))));
            assertEquals(
                    List.of("has a script"), facts(Svg.text(text.substring(1).getBytes(charset))));
        }
    }

    private static List<String> facts(String text) {
        return SvgFaults.of(text).stream().map(place -> place.fault().fact()).toList();
    }
}
