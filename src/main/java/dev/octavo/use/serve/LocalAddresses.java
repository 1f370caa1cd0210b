package dev.octavo.use.serve;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the addresses of this machine. */
final class LocalAddresses {
    private static final int HTTP = 80;

    private LocalAddresses() {}

    /** Returns the addresses that other machines on the network can use, as in a URL, IPv4 first. */
    static List<String> addresses() throws IOException {
        Set<String> found = new LinkedHashSet<>();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (network.isUp() && !network.isLoopback()) {
                network.inetAddresses()
                        .filter(address -> !address.isLinkLocalAddress())
                        .map(LocalAddresses::literal)
                        .forEach(found::add);
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(address -> address.startsWith("[")))
                .toList();
    }

    /** {@code 192.168.1.5} or {@code [fd00::5]}. */
    static String literal(InetAddress address) {
        return address instanceof Inet4Address ? address.getHostAddress() : "[" + shortest(address.getAddress()) + "]";
    }

    /**
     * Shortens an IPv6 address as browsers do (RFC 5952, 4): the first longest run of two or more zeros is left out.
     */
    private static String shortest(byte[] address) {
        String whole = IntStream.range(0, address.length / 2)
                .map(i -> Byte.toUnsignedInt(address[2 * i]) << Byte.SIZE | Byte.toUnsignedInt(address[2 * i + 1]))
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining(":"));
        return Pattern.compile("(?<![^:])0(?::0)+(?![^:])")
                .matcher(whole)
                .results()
                .max((one, other) -> one.group().length() != other.group().length()
                        ? one.group().length() - other.group().length()
                        : other.start() - one.start())
                .map(run -> whole.substring(0, run.start()).replaceFirst(":$", "") + "::"
                        + whole.substring(run.end()).replaceFirst("^:", ""))
                .orElse(whole);
    }

    /**
     * Returns the valid values of the header Host.
     *
     * @param host the option {@code --host}
     */
    static Set<String> hosts(String host, PortBinding binding) throws IOException {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
        if (binding.address().isAnyLocalAddress()) {
            names.addAll(addresses());
        } else {
            names.add(literal(binding.address()));
            names.add(host.toLowerCase(Locale.ROOT));
        }
        String port = ":" + binding.port();
        Stream<String> bare = binding.port() == HTTP ? names.stream() : Stream.empty();
        return Stream.concat(names.stream().map(name -> name + port), bare).collect(Collectors.toSet());
    }
}
