package dev.octavo.serve;

import com.sun.net.httpserver.HttpExchange;
import dev.octavo.address.Address;
import dev.octavo.pipeline.preview.Changed;
import dev.octavo.pipeline.preview.Preview;
import dev.octavo.problem.ProblemException;
import dev.octavo.project.Project;
import dev.octavo.project.Theme;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine that shows a site as its files are. */
public final class PreviewServer implements AutoCloseable {
    private final ServeRequest request;
    private final Author author;
    private final Listening listening;
    private final Watch watch;
    private final Preview preview;
    private final SitePages pages;
    private final OpenPages open;
    private final Desk desk;
    private final Gate gate;
    private final Token token = Token.random();
    // One for each request that is read or answered, so that a slow one holds up no other.
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private PreviewServer(ServeRequest request, Author author, Listening listening) throws IOException {
        this.request = request;
        this.author = author;
        this.listening = listening;
        this.gate = new Gate(Network.hosts(request.host(), listening), Desk.PLACE);
        // Says what is missing in words for an author.
        Project.open(request.preview().siteFolder(), Theme.NONE);
        // Before the site is read, so that nothing is missed that is saved meanwhile.
        this.watch = new Watch(request.preview().siteFolder(), request.poll(), this::changed, author::word);
        this.preview = preview();
        this.pages = new SitePages(preview, token);
        this.open = new OpenPages(preview, request.preview().siteFolder());
        preview.whenMoreIsReady(this::pictured);
        this.desk = new Desk(preview, pages, request.preview().siteFolder(), token);
    }

    private Preview preview() {
        try {
            return Preview.of(request.preview());
        } catch (ProblemException noSite) {
            watch.close();
            throw noSite;
        }
    }

    /**
     * Shows the site from now on.
     *
     * @throws ProblemException where there is no site, or nowhere to show it
     */
    public static PreviewServer start(ServeRequest request, Author author) throws IOException {
        Listening listening = Listening.on(request.host(), request.port(), author::word);
        try {
            PreviewServer server = new PreviewServer(request, author, listening);
            listening.start(server::answer, server.threads);
            server.preview.check();
            author.problems(server.preview.problems());
            server.watch.start();
            return server;
        } catch (IOException | RuntimeException e) {
            listening.close();
            throw e;
        }
    }

    /** Where a browser on this machine finds the site. */
    public URI address() {
        boolean here =
                listening.address().isAnyLocalAddress() || listening.address().isLoopbackAddress();
        return at(here ? "localhost" : Network.shown(listening.address()));
    }

    /** Where other machines of the network find it; nowhere, unless it was asked for. */
    public List<URI> addressesForOthers() throws IOException {
        return listening.address().isAnyLocalAddress()
                ? Network.addresses().stream().map(this::at).toList()
                : List.of();
    }

    /** Whether others than this machine can reach it. */
    public boolean isOpenToOthers() {
        return !listening.address().isLoopbackAddress();
    }

    private URI at(String name) {
        String home = preview.edition()
                .map(edition -> edition.site().config().url().href(Address.HOME))
                .orElse("/");
        return URI.create("http://" + name + ":" + listening.port() + home);
    }

    /** Whatever goes wrong, the next change is seen again. */
    private void changed(Changed changed) {
        try {
            preview.update(changed, () -> {
                open.changed(changed);
                if (request.follow()) {
                    open.follow();
                }
            });
            author.saved(changed);
            tryAgain();
            open.checked();
        } catch (RuntimeException e) {
            author.failure(e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            author.failure(new IllegalStateException("the site was too much for an update", e));
        }
    }

    private void pictured() {
        open.pictured();
        tryAgain();
    }

    private synchronized void tryAgain() {
        pages.tryAgain();
        author.problems(pages.problems());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked asked = Asked.of(exchange);
            Optional<Answer> refusal = gate.refusal(asked);
            if (refusal.isPresent()) {
                refusal.get().sendTo(exchange);
            } else if (asked.path().equals(Desk.PLACE + "events")) {
                stream(exchange, asked);
            } else {
                answer(asked).sendTo(exchange);
            }
        }
    }

    private Answer answer(Asked asked) throws IOException {
        try {
            if (asked.path().startsWith(Desk.PLACE)) {
                return desk.at(asked);
            }
            Answer answer = pages.at(asked);
            if (pages.hasNews()) {
                author.problems(pages.problems());
            }
            return answer;
        } catch (RuntimeException e) {
            author.failure(e);
            return Answer.text(500, "Octavo made a mistake; the terminal says more.");
        }
    }

    private void stream(HttpExchange exchange, Asked asked) throws IOException {
        List<OpenPage> shown = pages.open(asked.parameter("pages").orElse(""));
        if (!token.isShownBy(asked) || shown.isEmpty() || !asked.method().equals("GET")) {
            Answer.text(403, "Only pages of this preview hear of its changes.").sendTo(exchange);
            return;
        }
        OutputStream out = Answer.stream(exchange, "text/event-stream");
        Listener opened = open.opened(shown);
        try {
            opened.sendTo(out);
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
        listening.close();
        threads.shutdownNow();
        preview.close();
    }
}
