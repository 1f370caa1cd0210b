package dev.octavo.use.serve;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Binds the port of the preview, on one address or on both addresses of {@code localhost}. */
record PortBinding(List<HttpServer> servers) implements AutoCloseable {
    private static final int LAST_PORT = 65_535;
    private static final int PORTS_TRIED = 100;
    private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    static {
        // The JDK's server reads these once. Small responses must not be delayed, and incomplete requests are dropped
        // after half a minute; responses have no limit, since event streams stay open.
        // A native program has them from src/dist/NativeOptions.java.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.maxReqTime", "30");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Binds the port, or the next one that is free.
     *
     * @param host {@code 127.0.0.1} for this machine only
     * @param port 0 for any
     * @param notices receives a warning if another port was taken, with the program that uses the wanted one
     * @throws ProblemException if the host does not exist, or binding is not allowed
     */
    static PortBinding on(String host, int port, Consumer<Problem> notices) throws IOException {
        InetAddress address = address(host);
        for (int tried = port; ; tried++) {
            Optional<PortBinding> bound = at(address, tried);
            if (bound.isPresent()) {
                if (tried != port && port != 0) {
                    notices.accept(taken(port, tried));
                }
                return bound.get();
            }
            if (tried == LAST_PORT || tried - port == PORTS_TRIED) {
                throw ProblemException.of(
                        "the ports " + port + " to " + tried + " are taken", "write --port 0 for any that is free");
            }
        }
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw ProblemException.of(
                    "there is no host \"" + host + "\"",
                    "write an address of this machine, or --host 0.0.0.0 for all of them");
        }
    }

    /** Returns empty if the port is in use. */
    private static Optional<PortBinding> at(InetAddress address, int port) throws IOException {
        List<HttpServer> servers = new ArrayList<>();
        try {
            servers.add(HttpServer.create(new InetSocketAddress(address, port), 0));
            // Browsers may resolve localhost to either address; no other program may answer in our place.
            if (address.isLoopbackAddress()) {
                bindIpv6Loopback(servers);
            }
            return Optional.of(new PortBinding(List.copyOf(servers)));
        } catch (BindException taken) {
            servers.forEach(server -> server.stop(0));
            requireTaken(taken, address, port);
            return Optional.empty();
        }
    }

    private static void bindIpv6Loopback(List<HttpServer> servers) throws IOException {
        InetSocketAddress first = servers.get(0).getAddress();
        InetAddress self = InetAddress.getByAddress("localhost", IPV6_LOOPBACK);
        if (!first.getAddress().equals(self)) {
            try {
                servers.add(HttpServer.create(new InetSocketAddress(self, first.getPort()), 0));
            } catch (BindException e) {
                if (isTaken(e)) {
                    throw e;
                }
            } catch (SocketException | UnsupportedOperationException noVersion6) {
                return; // then no browser tries that address
            }
        }
    }

    private static boolean isTaken(BindException e) {
        return String.valueOf(e.getMessage()).contains("in use");
    }

    private static void requireTaken(BindException e, InetAddress address, int port) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("ermission denied")) {
            throw ProblemException.of(
                    "this user may not listen at port " + port,
                    "ports below 1024 are for administrators: write --port 8080");
        }
        if (message.contains("assign")) {
            throw ProblemException.of(
                    "this machine does not have the address " + address.getHostAddress(),
                    "leave --host away, or write --host 0.0.0.0 for all addresses it has");
        }
    }

    private static Problem taken(int wanted, int port) {
        String who = PortHolder.of(wanted).map(holder -> " by " + holder).orElse("");
        return ProblemKind.COMMAND
                .warning("port " + wanted + " is taken" + who + ", so this preview is at " + port)
                .hint("stop the other one, or choose a port: --port " + port);
    }

    int port() {
        return servers.get(0).getAddress().getPort();
    }

    InetAddress address() {
        return servers.get(0).getAddress().getAddress();
    }

    void start(HttpHandler answers, Executor threads) {
        for (HttpServer server : servers) {
            server.createContext("/", answers);
            server.setExecutor(threads);
            server.start();
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
