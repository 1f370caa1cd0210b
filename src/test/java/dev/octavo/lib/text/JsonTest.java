package dev.octavo.lib.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonTest {
    private enum Colour {
        DARK_RED
    }

    private record Item(String homePage, Optional<Integer> readMinutes, List<String> tags) {}

    private record Feed(Item first, Optional<String> nextUrl, Colour colour) {}

    private static final Feed FEED =
            new Feed(new Item("/a/", Optional.of(2), List.of("x", "y")), Optional.empty(), Colour.DARK_RED);

    @Test
    void writesARecordInTheOrderOfItsComponentsWithoutAbsentOnes() {
        assertEquals(
                "{\"first\":{\"homePage\":\"/a/\",\"readMinutes\":2,\"tags\":[\"x\",\"y\"]},\"colour\":\"DARK_RED\"}",
                Json.COMPACT.write(FEED));
    }

    @Test
    void writesSnakeCaseForFeeds() {
        assertEquals(
                "{\"home_page\":\"\",\"tags\":[]}",
                Json.COMPACT.inSnakeCase().write(new Item("", Optional.empty(), List.of())));
    }

    @Test
    void writesEachValueOnALineIfPretty() {
        assertEquals("""
                {
                  "first": {
                    "homePage": "/a/",
                    "readMinutes": 2,
                    "tags": [
                      "x",
                      "y"
                    ]
                  },
                  "colour": "DARK_RED"
                }""", Json.PRETTY.write(FEED));
        assertEquals("[]", Json.PRETTY.write(List.of()));
        assertEquals("{}", Json.PRETTY.write(Map.of()));
    }

    @Test
    void sortsUnorderedMapsAndKeepsTheOrderOfOthers() {
        assertEquals("{\"a\":1,\"b\":2,\"c\":3}", Json.COMPACT.write(Map.of("c", 3, "a", 1, "b", 2)));
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put("c", 3);
        ordered.put("read_time", true);
        ordered.put("a", Optional.empty());
        assertEquals("{\"c\":3,\"read_time\":true}", Json.COMPACT.write(ordered));
    }

    @Test
    void escapesStrings() {
        assertEquals("\"\\\"\\\\ \\n\\t\\u0001 ä 😀 </p>\"", Json.COMPACT.write("\"\\ \n\t\u0001 ä 😀 </p>"));
    }

    @Test
    void writesNumbers() {
        assertEquals(
                "[1,9007199254740993,1.5,0.10,null]",
                Json.COMPACT.write(List.of(1, 9_007_199_254_740_993L, 1.5, new BigDecimal("0.10"), Optional.empty())));
    }

    @Test
    void refusesValuesThatJsonLacks() {
        assertThrows(IllegalArgumentException.class, () -> Json.COMPACT.write(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Json.COMPACT.write(List.of(new StringBuilder("x"))));
    }

    @Test
    void readsTheElementsOfAListOneByOne() throws IOException {
        List<Object> told = new ArrayList<>();
        byte[] text = "{\"a\":[{\"posts\":[{\"x\":1},{\"posts\":[2]}],\"b\":null}]}".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                Optional.of(Map.of("a", List.of(Map.of("posts", List.of(), "b", "")))),
                Json.read(new ByteArrayInputStream(text), "posts", told::add));
        assertEquals(List.of(Map.of("x", "1"), Map.of("posts", List.of("2"))), told);
        byte[] torn = "{\"posts\":[1".getBytes(StandardCharsets.UTF_8);
        assertEquals(Optional.empty(), Json.read(new ByteArrayInputStream(torn), "posts", told::add));
    }
}
