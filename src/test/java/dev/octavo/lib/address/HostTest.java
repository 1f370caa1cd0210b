package dev.octavo.lib.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Rows;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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

    @TestFactory
    Stream<DynamicTest> findsTheHostOfAUrl() {
        return Rows.of(HostTest.class, "hosts.rows").become(Host::of);
    }

    @Test
    void knowsHowLongANameMayBe() {
        assertTrue(Host.fits("a".repeat(63) + ".example"));
        assertFalse(Host.fits(LONG + ".example"));
        assertTrue(Host.fits("a.".repeat(126) + "a"));
        assertFalse(Host.fits("a.".repeat(127)));
        assertThrows(IllegalArgumentException.class, () -> Host.ascii("a.".repeat(100_000) + "a", 0));
    }

    @Test
    void knowsTheHostsThatOnlyTheAuthorHas() {
        Stream.of("localhost", "LOCALHOST", "kite.localhost", "kite.local", "127.0.0.1", "127.1", "0.0.0.0", "[::1]")
                .forEach(name -> assertTrue(Host.isLocal(name), name));
        List<String> onNetwork = List.of(
                "192.168.1.4",
                "10.0.0.4",
                "172.16.3.4",
                "172.31.255.1",
                "169.254.1.1",
                "[fd12::1]",
                "[fe80::1]",
                "mymac",
                "nas.internal",
                "nas.home.arpa",
                "kite.local");
        onNetwork.forEach(name -> assertTrue(Host.isLocal(name) && Host.isOnNetwork(name), name));
        Stream.of(
                        "",
                        "local.example",
                        "localhost.example",
                        "192.169.1.4",
                        "172.32.0.1",
                        "10.example.org",
                        "1.1.1.1",
                        "[2001:db8::1]")
                .forEach(name -> assertFalse(Host.isLocal(name), name));
        assertFalse(Host.isOnNetwork("localhost"));
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
