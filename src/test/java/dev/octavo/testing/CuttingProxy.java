package dev.octavo.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.IOUtils;

/**
 * Stands between a client and a server on 127.0.0.1, counts the bytes of both directions, and cuts every connection once so
 * many have passed. New ones are refused then: for the server it is as if the client had died.
 */
public final class CuttingProxy implements AutoCloseable {
    private static final int BUFFER = 8192;

    private final ServerSocket door;
    private final InetSocketAddress server;
    private final AtomicLong left;
    private final boolean comesBack;
    private final AtomicLong passed = new AtomicLong();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private CuttingProxy(ServerSocket door, InetSocketAddress server, long bytes, boolean comesBack) {
        this.comesBack = comesBack;
        this.door = door;
        this.server = server;
        this.left = new AtomicLong(bytes);
    }

    /** Lets {@code bytes} pass to and from the server at {@code port}; {@link Long#MAX_VALUE} for all. */
    public static CuttingProxy before(int port, long bytes) throws IOException {
        return start(port, bytes, false);
    }

    /** The same, but after the cut all new connections pass. */
    public static CuttingProxy once(int port, long bytes) throws IOException {
        return start(port, bytes, true);
    }

    private static CuttingProxy start(int port, long bytes, boolean comesBack) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        CuttingProxy proxy =
                new CuttingProxy(new ServerSocket(0, 50, here), new InetSocketAddress(here, port), bytes, comesBack);
        start(proxy::accept);
        return proxy;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How many bytes have passed in both directions. */
    public long passed() {
        return passed.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                open.add(client);
                Socket there = new Socket();
                open.add(there);
                there.connect(server);
                // Otherwise each request that waits for its response would take 40 ms longer.
                client.setTcpNoDelay(true);
                there.setTcpNoDelay(true);
                start(() -> copy(client, there));
                start(() -> copy(there, client));
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                long before = left.getAndAdd(-n);
                int passing = (int) Math.min(n, Math.max(0, before));
                out.write(buffer, 0, passing);
                out.flush();
                passed.addAndGet(passing);
                if (passing < n) {
                    if (comesBack) {
                        left.set(Long.MAX_VALUE);
                    } else {
                        door.close();
                    }
                    cut();
                    return;
                }
            }
            to.shutdownOutput();
        } catch (IOException closed) {
            IOUtils.closeQuietly(from, to);
        }
    }

    private void cut() {
        List<Socket> known = List.copyOf(open); // one that is added meanwhile stays, and is closed with the door
        known.forEach(IOUtils::closeQuietly);
        open.removeAll(known);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Cuts every connection now. */
    public void cutNow() throws IOException {
        door.close();
        cut();
    }

    @Override
    public void close() throws IOException {
        cutNow();
    }
}
