package dev.octavo.lib.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressTest {
    @ParameterizedTest
    @CsvSource({"/,''", "/posts/x/,x", "/x.html,x.html", "/blog/2026/x.html,x.html"})
    void lastSegmentIsTheLastPartOfThePath(String path, String segment) {
        assertEquals(segment, new Address(path).lastSegment());
    }
}
