package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.1.5, 192.168.1.5",
        "fd00:0:0:0:0:0:0:2, [fd00::2]",
        "0:0:0:0:0:0:0:1, [::1]",
        "0:0:0:0:0:0:0:0, [::]",
        "2001:db8:0:0:0:0:0:0, [2001:db8::]",
        "2001:DB8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]",
        "2001:0:0:1:0:0:0:1, [2001:0:0:1::1]",
        "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]",
        "2001:0db8:0010:0000:0000:0000:00a0:0f00, [2001:db8:10::a0:f00]",
    })
    void addressesAreShownAsBrowsersSendThem(String address, String shown) throws UnknownHostException {
        assertEquals(shown, LocalAddresses.literal(InetAddress.getByName(address)));
    }
}
