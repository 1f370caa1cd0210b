package dev.octavo.lib.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.CpuTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SvgFaultsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>alert(1)</script> | has a script",
                "<svg:script href='x.js'/> | has a script",
                "<SCRIPT/> | has a script",
                "<rect onclick='x()'/> | has a script, in onclick",
                "<rect\tonLoad = \"x()\"/> | has a script, in onLoad",
                "<a href='javascript:x()'/> | has a script for an address, in href",
                "<a xlink:href=' java&#10;script:x()'/> | has a script for an address, in href",
                "<a href='&#x6A;avascript:x()'/> | has a script for an address, in href",
                "<a href='data:text/html,&lt;b>'/> | has a script for an address, in href",
                "<set attributeName='href' to='javascript:x()'/> | has a script for an address, in to",
                "<animate values='x;javascript:x()'/> | has a script for an address, in values",
                "<foreignObject><h:iframe src='x'/></foreignObject> | has another page in it, in <h:iframe>",
                "<foreignObject><body><script>1</script></body></foreignObject> | has a script",
                "<?xml-stylesheet type='text/xsl' href='x'?> | has a stylesheet in XSL, which can write scripts into it",
                "<![CDATA[]]]]><script/> | has a script",
                "<rect | is not well-formed XML, so browsers do not show it",
                "<g>&nbsp;</g> | is not well-formed XML, so browsers do not show it",
                "<b a=']]>' c='&lt;script>'/><script/> | has a script",
            })
    void findsScripts(String content, String fact) {
        assertEquals(List.of(fact), facts("<svg>" + content + "</svg>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><title>on script</title><!-- <script> --></svg>",
                "<svg><style><![CDATA[ <script> a{} ]]></style><a href='https://example.org/?javascript:'/></svg>",
                "<svg><text on='y'>javascript:</text><foreignObject><p>words</p></foreignObject></svg>",
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg/>",
                "<!DOCTYPE svg [ <!ENTITY ns_svg \"http://www.w3.org/2000/svg\"> ]><svg xmlns=\"&ns_svg;\"/>",
                "<svg><image href='data:image/png;base64,iVBOR'/></svg>",
                "<svg><rect xlink:href='#a'/></svg>",
                ""
            })
    void acceptsHarmlessDrawings(String text) {
        assertEquals(List.of(), facts(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!ENTITY x SYSTEM 'file:///etc/passwd'> | takes an entity from another file",
                "<!ENTITY % x SYSTEM 'http://example.org/x.dtd'> | takes an entity from another file",
                "<!ENTITY x '<script/>'> | has a script",
                "<!ENTITY x '&#60;script/>'> | has a script",
                "<!ATTLIST svg onload CDATA 'x()'> | has a script, in onload",
            })
    void refusesDangerousEntities(String declaration, String fact) {
        assertEquals(
                fact,
                facts("<!DOCTYPE svg [ " + declaration + " ]><svg>&x;</svg>").get(0));
    }

    @Test
    void findsASchemeInAnEntity() {
        assertEquals(
                List.of("has a script for an address, in href"),
                facts("<!DOCTYPE svg [<!ENTITY j 'java'>]><svg><a href='&j;script:x()'/></svg>"));
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
