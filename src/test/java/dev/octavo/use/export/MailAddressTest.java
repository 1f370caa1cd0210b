package dev.octavo.use.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names before addresses in the header of a mail. */
final class MailAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Jane Doe <jane@t.test>      | Jane Doe <jane@t.test>",
                "Doe, Jane <jane@t.test>     | \"Doe, Jane\" <jane@t.test>",
                "\"Doe, Jane\" <jane@t.test> | \"Doe, Jane\" <jane@t.test>",
                "Jürgen <j@t.test>           | =?UTF-8?B?SsO8cmdlbg==?= <j@t.test>",
                "j@t.test                    | j@t.test",
            })
    void aNameIsQuotedOrEncoded(String given, String sent) {
        assertEquals(sent, Mail.sender(given));
    }
}
