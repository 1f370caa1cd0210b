package dev.octavo.use.serve;

import com.sun.net.httpserver.HttpExchange;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.build.pipeline.preview.Preview;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine that shows the current state of a site's files. */
public final class PreviewServer implements AutoCloseable {
    private final ServeRequest settings;
    private final PreviewListener listener;
    private final PortBinding port;
    private final FileWatcher watcher;
    private final PassingFiles passing;
    private final Preview preview;
    private final SitePages pages;
    private final OpenPages openPages;
    private final Dashboard dashboard;
    private final RequestFilter filter;
    private final PreviewToken token = PreviewToken.random();
    // A thread for each request, so that a slow one delays no other.
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private PreviewServer(ServeRequest settings, PreviewListener listener, PortBinding port) throws IOException {
        this.settings = settings;
        this.listener = listener;
        this.port = port;
        this.filter = new RequestFilter(LocalAddresses.hosts(settings.host(), port), Dashboard.PATH);
        // Throws a problem with a remedy if there is no site.
        Project.open(settings.preview().siteFolder(), Theme.NONE);
        // Started before the site is read, so that no save in between is missed.
        this.watcher =
                new FileWatcher(settings.preview().siteFolder(), settings.poll(), this::changed, listener::notice);
        this.preview = preview();
        this.passing = new PassingFiles(settings.preview().siteFolder(), preview::knows);
        this.pages = new SitePages(preview, token);
        this.openPages = new OpenPages(preview, settings.preview().siteFolder());
        preview.whenMoreIsReady(this::picturesReady);
        this.dashboard = new Dashboard(
                preview, pages, settings.preview().siteFolder(), token, PreviewToken.random(), isOpenToOthers());
    }

    private Preview preview() {
        try {
            return Preview.of(settings.preview(), listener::bug);
        } catch (ProblemException noSite) {
            watcher.close();
            throw noSite;
        }
    }

    /**
     * Starts serving the site.
     *
     * @throws ProblemException if there is no site, or no port to serve it on
     */
    public static PreviewServer start(ServeRequest settings, PreviewListener listener) throws IOException {
        PortBinding port = PortBinding.on(settings.host(), settings.port(), listener::notice);
        try {
            PreviewServer server = new PreviewServer(settings, listener, port);
            port.start(server::answer, server.threads);
            server.preview.check();
            listener.problems(server.preview.problems());
            listener.known(server.preview.known());
            server.watcher.start();
            return server;
        } catch (IOException | RuntimeException e) {
            port.close();
            throw e;
        }
    }

    /** Returns the site's URL for browsers on this machine. */
    public URI address() {
        boolean here = port.address().isAnyLocalAddress() || port.address().isLoopbackAddress();
        return at(here ? "localhost" : LocalAddresses.literal(port.address()));
    }

    /** Returns the site's URLs for other machines; none unless the server listens on all addresses. */
    public List<URI> addressesForOthers() throws IOException {
        return port.address().isAnyLocalAddress()
                ? LocalAddresses.addresses().stream().map(this::at).toList()
                : List.of();
    }

    /** Returns whether other machines can reach the server. */
    public boolean isOpenToOthers() {
        return !port.address().isLoopbackAddress();
    }

    private URI at(String name) {
        String home = preview.version()
                .map(version -> version.site().config().url().href(Address.HOME))
                .orElse("/");
        return URI.create("http://" + name + ":" + port.port() + home);
    }

    /** Handles a change; errors are reported and do not stop the watcher. */
    private void changed(ChangedFiles any) {
        try {
            passing.leftOutOf(any).ifPresent(this::update);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void update(ChangedFiles changed) {
        try {
            preview.update(changed, () -> {
                openPages.changed(changed);
                if (settings.follow()) {
                    openPages.follow();
                }
            });
            listener.saved(changed);
            retry();
            openPages.checked();
        } catch (RuntimeException | Error e) {
            listener.failure(e);
        }
    }

    private void picturesReady() {
        openPages.picturesReady();
        retry();
    }

    private synchronized void retry() {
        pages.retry();
        listener.problems(pages.problems());
        listener.known(preview.known());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            BrowserRequest request = BrowserRequest.of(exchange);
            Optional<Response> refusal = filter.refusal(request);
            if (refusal.isPresent()) {
                refusal.get().sendTo(exchange);
            } else if (request.path().equals(Dashboard.PATH + "events")) {
                stream(exchange, request);
            } else {
                response(request).sendTo(exchange);
            }
        }
    }

    private Response response(BrowserRequest request) throws IOException {
        try {
            if (request.path().startsWith(Dashboard.PATH)) {
                return dashboard.at(request);
            }
            Response response = pages.at(request);
            if (pages.takeChanged()) {
                listener.problems(pages.problems());
            }
            return response;
        } catch (RuntimeException | Error e) {
            listener.failure(e);
            return Response.text(500, "This is a bug of Octavo; the terminal says more.");
        }
    }

    private void stream(HttpExchange exchange, BrowserRequest request) throws IOException {
        List<OpenPage> shown = pages.open(request.parameter("pages").orElse(""));
        if (!token.isIn(request) || shown.isEmpty() || !request.method().equals("GET")) {
            Response.text(403, "Only pages of this preview hear of its changes.")
                    .sendTo(exchange);
            return;
        }
        OutputStream out = Response.stream(exchange, "text/event-stream");
        Subscriber subscriber = openPages.opened(shown);
        try {
            subscriber.sendTo(out);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException left) {
            return; // the browser closed the page
        } finally {
            openPages.closed(subscriber);
        }
    }

    @Override
    public void close() {
        watcher.close();
        openPages.closeAll();
        port.close();
        threads.shutdownNow();
        preview.close();
    }
}
