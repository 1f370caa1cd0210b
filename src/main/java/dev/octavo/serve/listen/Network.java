package dev.octavo.serve.listen;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which addresses lead to this machine. */
public final class Network {
    private static final int HTTP = 80;

    private Network() {}

    /** Those that other machines of the same network can use, as they stand in an address of the web. */
    public static List<String> addresses() throws IOException {
        Set<String> found = new LinkedHashSet<>();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (network.isUp() && !network.isLoopback()) {
                network.inetAddresses()
                        .filter(address -> !address.isLinkLocalAddress())
                        .map(Network::shown)
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** {@code 192.168.1.5} or {@code [fd00::5]}. */
    public static String shown(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet4Address ? text : "[" + text.replaceFirst("%.*", "") + "]";
    }

    /**
     * All that a browser may rightly write into the header Host.
     *
     * @param host as the author gave it
     */
    public static Set<String> hosts(String host, Listening listening) throws IOException {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
        if (listening.address().isAnyLocalAddress()) {
            names.addAll(addresses());
        } else {
            names.add(shown(listening.address()));
            names.add(host.toLowerCase(java.util.Locale.ROOT));
        }
        Set<String> hosts = new LinkedHashSet<>();
        for (String name : names) {
            hosts.add(name + ":" + listening.port());
            if (listening.port() == HTTP) {
                hosts.add(name);
            }
        }
        return hosts;
    }
}
