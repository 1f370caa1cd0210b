package dev.octavo.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.octavo.address.Address;
import dev.octavo.pipeline.preview.Changed;
import dev.octavo.pipeline.preview.Preview;
import dev.octavo.serve.http.Answer;
import dev.octavo.serve.http.Asked;
import dev.octavo.serve.http.Gate;
import dev.octavo.serve.http.Transfer;
import dev.octavo.serve.watch.Polling;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine that shows a site as its files are. */
public final class PreviewServer implements AutoCloseable {
    private static final int PORTS_TRIED = 100;

    private final Preview preview;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String token;
    private final Gate gate;
    private final SitePages pages;
    private final OpenPages open;
    private final Desk desk;
    private final Polling watch;
    private final Runnable updated;

    private PreviewServer(ServeRequest request, Preview preview, Runnable updated) throws IOException {
        this.preview = preview;
        this.updated = updated;
        this.server = bound(request);
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        this.token = HexFormat.of().formatHex(random);
        int port = server.getAddress().getPort();
        this.gate = new Gate(Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port));
        this.pages = new SitePages(preview, token);
        this.open = new OpenPages(preview, request.preview().siteFolder());
        this.desk = new Desk(preview, request.preview().siteFolder(), token);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        this.watch = new Polling(request.preview().siteFolder(), this::changed);
    }

    /**
     * Shows the site from now on.
     *
     * @param updated hears whenever the preview has read a change
     */
    public static PreviewServer start(ServeRequest request, Preview preview, Runnable updated) throws IOException {
        return new PreviewServer(request, preview, updated);
    }

    private static HttpServer bound(ServeRequest request) throws IOException {
        for (int port = request.port(); ; port++) {
            try {
                return HttpServer.create(new InetSocketAddress(InetAddress.getByName(request.host()), port), 0);
            } catch (BindException taken) {
                if (port == request.port() + PORTS_TRIED) {
                    throw taken;
                }
            }
        }
    }

    /** Where a browser finds the site. */
    public URI address() {
        String home = preview.edition()
                .map(edition -> edition.site().config().url().href(Address.HOME))
                .orElse("/");
        return URI.create("http://localhost:" + server.getAddress().getPort() + home);
    }

    private void changed(Changed changed) {
        preview.update(changed, () -> open.changed(changed));
        updated.run();
        open.checked();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked asked = Transfer.asked(exchange);
            Optional<Answer> refusal = gate.refusal(asked);
            if (refusal.isPresent()) {
                Transfer.send(exchange, refusal.get());
            } else if (asked.path().equals(Desk.PLACE + "events")) {
                stream(exchange, asked);
            } else if (asked.path().startsWith(Desk.PLACE)) {
                Transfer.send(exchange, desk.at(asked));
            } else {
                Transfer.send(exchange, pages.at(asked.path()));
            }
        }
    }

    private void stream(HttpExchange exchange, Asked asked) throws IOException {
        List<OpenPage> shown = pages.open(asked.parameter("pages").orElse(""));
        if (!asked.parameter("token").equals(Optional.of(token)) || shown.isEmpty()) {
            Transfer.send(exchange, Answer.text(403, "Only pages of this preview hear of its changes."));
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, 0);
        Listener opened = open.opened(shown);
        try {
            opened.sendTo(exchange.getResponseBody());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException left) {
            return; // that is how a browser closes a page
        } finally {
            open.closed(opened);
        }
    }

    @Override
    public void close() {
        watch.close();
        open.closeAll();
        server.stop(0);
        threads.shutdownNow();
    }
}
