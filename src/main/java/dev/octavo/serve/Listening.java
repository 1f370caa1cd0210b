package dev.octavo.serve;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
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

/** Opens the port of the preview, on one address or on both addresses of {@code localhost}. */
record Listening(List<HttpServer> servers) implements AutoCloseable {
    private static final int LAST_PORT = 65_535;
    private static final int PORTS_TRIED = 100;
    private static final byte[] SELF_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    static {
        // The JDK's server reads these once. Small answers must not wait for more to send, and a request that is not
        // whole after half a minute is given up; answers may take as long as they like, for a page that is open
        // listens.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.maxReqTime", "30");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Takes the port, or the next that is free.
     *
     * @param host {@code 127.0.0.1} for this machine only
     * @param port 0 for any
     * @param word is told where it is another port, and which program has the first
     * @throws ProblemException where there is no such host, or it may not be listened there
     */
    static Listening on(String host, int port, Consumer<Problem> word) throws IOException {
        InetAddress address = address(host);
        for (int tried = port; ; tried++) {
            Optional<Listening> listening = at(address, tried);
            if (listening.isPresent()) {
                if (tried != port && port != 0) {
                    word.accept(taken(port, tried));
                }
                return listening.get();
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

    /** Empty where the port is taken. */
    private static Optional<Listening> at(InetAddress address, int port) throws IOException {
        List<HttpServer> servers = new ArrayList<>();
        try {
            servers.add(HttpServer.create(new InetSocketAddress(address, port), 0));
            // A browser may take localhost for either; another program there must not answer in our place.
            if (address.isLoopbackAddress()) {
                alsoOnSelf6(servers);
            }
            return Optional.of(new Listening(List.copyOf(servers)));
        } catch (BindException taken) {
            servers.forEach(server -> server.stop(0));
            requireTaken(taken, address, port);
            return Optional.empty();
        }
    }

    private static void alsoOnSelf6(List<HttpServer> servers) throws IOException {
        InetSocketAddress first = servers.get(0).getAddress();
        InetAddress self = InetAddress.getByAddress("localhost", SELF_6);
        if (!first.getAddress().equals(self)) {
            try {
                servers.add(HttpServer.create(new InetSocketAddress(self, first.getPort()), 0));
            } catch (BindException e) {
                if (isTaken(e)) {
                    throw e;
                }
            } catch (SocketException | UnsupportedOperationException noVersion6) {
                return; // then no browser looks there
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
        return Problem.warning("port " + wanted + " is taken" + who + ", so this preview is at " + port)
                .hint("stop the other one, or choose a port: --port " + port);
    }

    int port() {
        return servers.get(0).getAddress().getPort();
    }

    InetAddress address() {
        return servers.get(0).getAddress().getAddress();
    }

    /** Answers from now on. */
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
