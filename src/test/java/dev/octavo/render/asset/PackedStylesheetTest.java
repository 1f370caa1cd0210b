package dev.octavo.render.asset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackedStylesheetTest {
    /** Line breaks are written as {@code ⏎}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a { }⏎                                   | a { }⏎
            /* one */⏎⏎a {⏎  color: red; /* two */⏎} | a {⏎color: red;⏎}⏎
            a { margin: 0/* no unit */auto }         | a { margin: 0 auto }⏎
            a::before { content: "/* x */" }/* y */  | a::before { content: "/* x */" }⏎
            a { background: url('a/*.svg') } /* b */ | a { background: url('a/*.svg') }⏎
            /*! licence */ a { } /* b */             | /*! licence */ a { }⏎
            a { } /* never ends                      | a { } /* never ends⏎
            /* it's */ a { } /* "b */                | a { }⏎
            a::before { content: "→ “é”" } /* ✂ */   | a::before { content: "→ “é”" }⏎
            """)
    void loseCommentsAndIndentation(String css, String packed) {
        byte[] made = PackedStylesheet.of(css.replace("⏎", "\n").getBytes(UTF_8));
        assertEquals(packed, new String(made, UTF_8).replace("\n", "⏎"));
    }

    @Test
    void areOnlyThoseInOurLayers() {
        assertTrue(PackedStylesheet.isOfTheme("@layer octavo-theme {\n}".getBytes(UTF_8)));
        assertFalse(PackedStylesheet.isOfTheme("a { color: red }".getBytes(UTF_8)));
    }
}
