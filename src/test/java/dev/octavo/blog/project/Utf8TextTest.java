package dev.octavo.blog.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class Utf8TextTest {
    private static final SourcePath PATH = new SourcePath("content/a.md");

    @Test
    void decodesTextWithoutItsByteOrderMark() {
        assertEquals("grüße 🌍\r\n", Utf8Text.decode(PATH, bytes("\uFEFFgrüße 🌍\r\n")));
        assertEquals("", Utf8Text.decode(PATH, new byte[0]));
    }

    @Test
    void namesTheByteThatIsNotUtf8() {
        assertEquals(
                "content/a.md:2:6: the byte 0xE9 is not UTF-8; save the file as UTF-8; it was perhaps saved as"
                        + " Windows-1252, where this byte is \"é\"",
                message("one\r\ntwo: é!".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(
                "content/a.md:1:2: the byte 0x93 is not UTF-8; save the file as UTF-8",
                message("a“b".getBytes(Charset.forName("windows-1252"))));
        byte[] cut = bytes("🌍é€");
        assertEquals(
                "content/a.md:1:3: the byte 0xE2 is not UTF-8; save the file as UTF-8; it was perhaps saved as"
                        + " Windows-1252, where this byte is \"â\"",
                message(java.util.Arrays.copyOf(cut, cut.length - 1)));
    }

    @Test
    void refusesSurrogatesAndOverlongForms() {
        assertEquals(
                "content/a.md:1:1: the byte 0xED is not UTF-8; save the file as UTF-8; it was perhaps saved as"
                        + " Windows-1252, where this byte is \"í\"",
                message(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}));
        assertEquals(
                "content/a.md:1:1: the byte 0xC0 is not UTF-8; save the file as UTF-8; it was perhaps saved as"
                        + " Windows-1252, where this byte is \"À\"",
                message(new byte[] {(byte) 0xC0, (byte) 0xAF}));
    }

    @Test
    void recognizesUtf16() {
        assertEquals(
                "content/a.md: the file is UTF-16, not UTF-8; save it as UTF-8",
                message("\uFEFFtitle".getBytes(StandardCharsets.UTF_16LE)));
    }

    private static String message(byte[] bytes) {
        return ProjectTest.message(assertThrows(ProblemException.class, () -> Utf8Text.decode(PATH, bytes))
                .problems()
                .get(0));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
