package dev.octavo.lib.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlEditTest {
    /** Line breaks are written as {@code ⏎}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "refused", textBlock = """
            title: A⏎look:⏎  width: wide # as I like it⏎x: y⏎ | title: A⏎look:⏎  width: narrow # as I like it⏎x: y⏎
            look: {zoom: true, "width":  'wide'}              | look: {zoom: true, "width":  narrow}
            look: {zoom: true}                                | look: {width: narrow, zoom: true}
            look:⏎    # first⏎    zoom: true⏎x: y             | look:⏎    width: narrow⏎    # first⏎    zoom: true⏎x: y
            look:⏎x: y⏎                                       | look:⏎  width: narrow⏎x: y⏎
            look: # nothing yet                               | look: # nothing yet⏎  width: narrow⏎
            title: A⏎                                         | title: A⏎⏎look:⏎  width: narrow⏎
            title: A                                          | title: A⏎⏎look:⏎  width: narrow⏎
            # größe 🐦⏎look: {a: "🐦", width: wide}            | # größe 🐦⏎look: {a: "🐦", width: narrow}
            look:⏎  width: >⏎    wide⏎    words⏎              | refused
            look:⏎  width: [wide, "high"] # both⏎             | look:⏎  width: narrow # both⏎
            look:⏎  width:⏎    - wide⏎                        | refused
            look: yes⏎                                        | refused
            look: {}⏎                                         | look: {width: narrow}⏎
            look: *there⏎                                     | refused
            look: [⏎                                          | refused
            title: A⏎...⏎                                     | refused
            """)
    void setsOneKey(String text, String expected) {
        String changed = YamlEdit.with(text.replace("⏎", "\n"), "look", "width", "narrow")
                .map(after -> after.replace("\n", "⏎"))
                .orElse(null);
        assertEquals(expected, changed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "refused", textBlock = """
            title: A⏎look:⏎  # wide⏎  width: wide # as I like it⏎  zoom: true⏎x: y | title: A⏎look:⏎  # wide⏎  zoom: true⏎x: y
            look:⏎  zoom: true⏎  "width":  'wide'                            | look:⏎  zoom: true⏎
            look:⏎  width: wide⏎x: y⏎                                        | look:⏎x: y⏎
            look: {zoom: true, "width":  'wide'} # mine                      | look: {zoom: true} # mine
            look: {width: wide, zoom: true}                                  | look: {zoom: true}
            look: {width: wide}                                              | look: {}
            look: {⏎  zoom: true,⏎  width: wide,⏎}⏎                          | look: {⏎  zoom: true,⏎  }⏎
            # größe 🐦⏎look: {a: "🐦", width: wide}                           | # größe 🐦⏎look: {a: "🐦"}
            look:⏎  width: >⏎    wide⏎    words⏎  zoom: true⏎                 | refused
            look:⏎  width: &w wide⏎other: *w⏎                                | refused
            title: A⏎                                                        | title: A⏎
            look: [⏎                                                         | refused
            """)
    void deletesOneKey(String text, String expected) {
        String changed = YamlEdit.with(text.replace("⏎", "\n"), "look", "width", "")
                .map(after -> after.replace("\n", "⏎"))
                .orElse(null);
        assertEquals(expected, changed);
    }

    @ParameterizedTest
    @CsvSource({
        "title: A⏎look:⏎  zoom: true⏎, title: A⏎look:⏎  width: narrow⏎  zoom: true⏎",
        "title: A⏎, title: A⏎⏎look:⏎  width: narrow⏎"
    })
    void keepsLineEndsOfWindows(String text, String expected) {
        assertEquals(
                expected.replace("⏎", "\r\n"),
                YamlEdit.with(text.replace("⏎", "\r\n"), "look", "width", "narrow")
                        .orElseThrow());
    }
}
