package dev.octavo.use.fetch;

import dev.octavo.blog.links.Links;
import dev.octavo.lib.picture.codec.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLException;

/** Downloads pictures from other sites, with limits on time and size. */
final class Download implements AutoCloseable {
    /** The longest time and the most bytes for one picture. */
    record Limits(Duration time, int bytes) {
        static final Limits STANDARD = new Limits(Duration.ofMinutes(1), 50_000_000);
    }

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String USER_AGENT = "Octavo/"
            + Optional.ofNullable(Download.class.getPackage().getImplementationVersion())
                    .orElse("0")
            + " (fetch-images)";
    private static final String LATER = "try again later, or save the picture beside the article by hand";

    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Tells whether an address leads to this machine or to its private network. */
    interface PrivateHosts {
        boolean has(URI uri) throws FetchException;
    }

    private final Limits limits;
    private final boolean allowPrivateHosts;
    private final PrivateHosts privateHosts;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fetch");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client;

    /** @param allowPrivateHosts whether articles may name this machine and its private network */
    Download(Limits limits, boolean allowPrivateHosts) {
        this(limits, allowPrivateHosts, RemoteAddress::isPrivate);
    }

    Download(Limits limits, boolean allowPrivateHosts, PrivateHosts privateHosts) {
        this.limits = limits;
        this.allowPrivateHosts = allowPrivateHosts;
        this.privateHosts = privateHosts;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER) // a public server could redirect to a private host
                .executor(threads)
                .build();
    }

    /**
     * The bytes at {@code uri}, which is asked again when a server is busy or a connection breaks off. Redirects are followed, but
     * not from a public host to a private one.
     */
    byte[] bytes(URI uri) throws FetchException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(uri);
            } catch (FetchException e) {
                if (!e.isPassing() || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos() * attempt);
            }
        }
    }

    /** The address {@code written} in what {@code from} answered, which may not lead from a public host to a private one. */
    URI named(URI from, String written) throws FetchException {
        URI uri = redirect(from, written)
                .orElseThrow(() -> new FetchException("names an address that is not safe: " + written, LATER));
        if (!privateHosts.has(from) && privateHosts.has(uri)) {
            throw inside("leads to", uri);
        }
        return uri;
    }

    private byte[] once(URI uri) throws FetchException {
        // The client's own timeout covers only the headers; the body could take for ever.
        Future<byte[]> answer = threads.submit(() -> fetch(uri));
        try {
            return answer.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new FetchException("did not arrive within " + limits.time().toSeconds() + " s", LATER);
        } catch (ExecutionException e) {
            throw fault(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("fetching is interrupted only by ending the program", e);
        }
    }

    private byte[] fetch(URI uri) throws IOException, InterruptedException, FetchException {
        boolean named = privateHosts.has(uri);
        if (named && !allowPrivateHosts) {
            throw inside("lies on", uri);
        }
        HttpResponse<InputStream> response = send(uri);
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            Optional<URI> next = redirect(response);
            if (next.isEmpty()) {
                break;
            }
            response.body().close();
            if (!named && privateHosts.has(next.get())) {
                throw inside("is redirected to", next.get());
            }
            response = send(next.get());
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                int status = response.statusCode();
                throw new FetchException(
                        new Fault("could not be downloaded: the server answered " + status + meaning(status), LATER),
                        status == 429 || status >= 500);
            }
            return readLimited(body);
        }
    }

    private static FetchException inside(String leads, URI uri) {
        return new FetchException(
                leads + " " + uri.getHost() + ", which only this machine or its neighbours can reach",
                "put the picture beside the article by hand, if it is meant");
    }

    /** Where the response redirects to; empty if it does not, or from an encrypted connection to an open one. */
    private static Optional<URI> redirect(HttpResponse<?> response) throws FetchException {
        Optional<String> location = response.headers().firstValue("Location");
        if (!Set.of(301, 302, 303, 307, 308).contains(response.statusCode()) || location.isEmpty()) {
            return Optional.empty();
        }
        try {
            return redirect(response.uri(), location.get());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static Optional<URI> redirect(URI from, String location) throws FetchException {
        URI next = from.resolve(Links.external(location));
        boolean opened = "https".equalsIgnoreCase(from.getScheme()) && "http".equalsIgnoreCase(next.getScheme());
        return opened || !RemoteAddress.isRemote(next.toString())
                ? Optional.empty()
                : Optional.of(RemoteAddress.of(next.toString()));
    }

    private HttpResponse<InputStream> send(URI uri) throws IOException, InterruptedException {
        return client.send(request(uri), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static HttpRequest request(URI uri) {
        // Without encryption, the client would offer each server an upgrade to HTTP/2, which confuses some.
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        return HttpRequest.newBuilder(uri)
                .version(encrypted ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .header("User-Agent", USER_AGENT)
                .header("Accept", "image/avif, image/webp, image/*;q=0.8, */*;q=0.5")
                .header("Accept-Encoding", "identity")
                .build();
    }

    private byte[] readLimited(InputStream body) throws IOException, FetchException {
        byte[] bytes = body.readNBytes(limits.bytes() + 1);
        if (bytes.length > limits.bytes()) {
            throw new FetchException(
                    "is larger than " + limits.bytes() / 1_000_000 + " MB",
                    "make a smaller one of it, and put that beside the article by hand");
        }
        return bytes;
    }

    private static String meaning(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> ", which leads nowhere";
            case 401, 403 -> ", so it is only for some";
            case 404, 410 -> ", so it is gone";
            case 429 -> ", so it has been asked too often";
            default -> "";
        };
    }

    private static FetchException fault(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof FetchException known) {
            return known;
        }
        if (cause instanceof SSLException) {
            return new FetchException("could not be downloaded: there is no secure connection to the server", LATER);
        }
        boolean unreachable = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        return new FetchException(
                new Fault(
                        "could not be downloaded: "
                                + (unreachable ? "the server cannot be reached" : "the connection broke off"),
                        LATER),
                !unreachable);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
