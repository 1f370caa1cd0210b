package dev.octavo.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.IDN;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostTest {
    private static final String LONG = "a234567890123456789012345678901234567890123456789012345678901234";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "Example.ORG",
                "example.org.",
                "localhost",
                "127.0.0.1",
                "a-b.c--d.example",
                "bücher.example",
                "xn--bcher-kva.example",
                "例え.jp",
                "",
                ".",
                ".example.org",
                "example..org",
                "-a.example",
                "a-.example",
                "a_b.example",
                "a b.example",
                LONG + ".example",
                "xn--\u00fc.example"
            })
    void convertsAsJavaDoes(String name) {
        assertEquals(java(name), orError(() -> Host.ascii(name, IDN.USE_STD3_ASCII_RULES)));
    }

    private static String java(String name) {
        return orError(() -> IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
    }

    private static String orError(Supplier<String> name) {
        try {
            return name.get();
        } catch (IllegalArgumentException refused) {
            return "no host";
        }
    }
}
