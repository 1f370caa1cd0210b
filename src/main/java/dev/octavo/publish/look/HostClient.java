package dev.octavo.publish.look;

import dev.octavo.lib.problem.KnownMessage;
import dev.octavo.lib.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** Sends requests to the host until the time is up. Follows no redirects, and limits the size of responses. */
final class HostClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final int LONGEST_HEADER = 80;

    private static final String AGENT = "Octavo/"
            + Optional.ofNullable(HostClient.class.getPackage().getImplementationVersion())
                    .orElse("0");

    /**
     * The response for an address.
     *
     * @param status the HTTP status
     * @param body the body, up to the requested number of bytes
     * @param isComplete whether the body has no more bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Response(URI uri, int status, HttpHeaders headers, byte[] body, boolean isComplete) {
        boolean isRedirect() {
            return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        }

        /** Where a redirect leads; empty if there is no valid address. */
        Optional<URI> leadsTo() {
            return headers.firstValue("location").flatMap(this::resolved);
        }

        /** Resolves an address relative to this one; empty if it is not valid. */
        Optional<URI> resolved(String address) {
            try {
                return Optional.of(uri.resolve(address));
            } catch (IllegalArgumentException noAddress) {
                return Optional.empty();
            }
        }

        /** A header's value in lower case, shortened for messages, since a server may send anything. */
        Optional<String> header(String name) {
            return headers.firstValue(name).map(value -> cut(value.strip().toLowerCase(Locale.ROOT)));
        }

        /** The status or the target of the redirect, for messages. */
        String statusText() {
            String to = leadsTo().map(URI::toString).map(Response::cut).orElse("no address");
            String word = status == 403 ? " (forbidden)" : status == 404 ? " (not found)" : "";
            return isRedirect() ? "to " + to : status + word;
        }

        private static String cut(String text) {
            return text.length() <= LONGEST_HEADER ? text : text.substring(0, LONGEST_HEADER) + "…";
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client;
    private final Look.Clock clock;
    private final long deadline;

    /**
     * Creates a client that stops when {@code limit} is over.
     *
     * @param trust whose certificates to trust; if absent, those that this machine trusts
     */
    HostClient(Optional<SSLContext> trust, Look.Clock clock, Duration limit) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
        trust.ifPresent(builder::sslContext);
        this.client = builder.build();
        this.clock = clock;
        this.deadline = clock.nanos().getAsLong() + limit.toNanos();
    }

    Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, deadline - clock.nanos().getAsLong()));
    }

    /**
     * What is wrong with the response, or why there is none; empty if the time is up before the request.
     *
     * @param maxBytes how many bytes of the body to read; if 0, only the headers are requested
     */
    Optional<List<Finding>> ask(URI uri, long maxBytes, Function<Response, List<Finding>> judge) {
        Duration left = timeLeft();
        if (left.isZero()) {
            return Optional.empty();
        }
        Duration allowed = left.compareTo(REQUEST) < 0 ? left : REQUEST;
        // The client's own timeout covers only the headers; the body could take for ever.
        Future<Response> answer = threads.submit(() -> answer(uri, maxBytes));
        try {
            return Optional.of(judge.apply(answer.get(allowed.toNanos(), TimeUnit.NANOSECONDS)));
        } catch (TimeoutException e) {
            answer.cancel(true);
            String fact = "no whole answer came within " + Math.max(1, allowed.toSeconds()) + " s";
            Finding slow = Finding.error(fact, uri, "see whether the host is overloaded");
            return Optional.of(List.of(slow.unconfirmed().asTransient()));
        } catch (ExecutionException e) {
            return Optional.of(List.of(failure(e, uri)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("publishing is interrupted only by ending the program", e);
        }
    }

    private Response answer(URI uri, long maxBytes) throws IOException, InterruptedException {
        // Without encryption, the client would offer each server an upgrade to HTTP/2, which confuses some.
        boolean encrypted = "https".equals(uri.getScheme());
        HttpRequest request = HttpRequest.newBuilder(uri)
                .version(encrypted ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .header("User-Agent", AGENT)
                .header("Accept-Encoding", "identity")
                .method(maxBytes == 0 ? "HEAD" : "GET", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            byte[] body = in.readNBytes((int) maxBytes);
            return new Response(uri, response.statusCode(), response.headers(), body, in.read() < 0);
        }
    }

    /** Explains why a request failed. */
    private static Finding failure(Throwable failure, URI uri) {
        String met = KnownMessage.met(failure);
        Optional<ProblemException> permanent = KnownMessage.meaning("look-lasting", met, UnaryOperator.identity());
        ProblemException explanation = permanent
                .or(() -> KnownMessage.meaning("look-passing", met, UnaryOperator.identity()))
                .orElseThrow();
        return new Finding(explanation.problems().get(0), uri, "", permanent.isEmpty(), false);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
