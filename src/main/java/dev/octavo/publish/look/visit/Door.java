package dev.octavo.publish.look.visit;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** Asks the host as a visitor does, until the time is up. It follows nobody elsewhere, and takes no more than it wants. */
public final class Door {
    static final Duration CONNECT = Duration.ofSeconds(10);
    static final Duration REQUEST = Duration.ofSeconds(30);

    private static final String AGENT = "Octavo/"
            + Optional.ofNullable(Door.class.getPackage().getImplementationVersion())
                    .orElse("0");

    private final HttpClient client;
    private final Pace pace;
    private final long end;

    /**
     * A door that stays open for {@code limit}.
     *
     * @param trust whose certificates count; those that this machine trusts where absent
     */
    public Door(Optional<SSLContext> trust, Pace pace, Duration limit) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
        trust.ifPresent(builder::sslContext);
        this.client = builder.build();
        this.pace = pace;
        this.end = pace.nanos() + limit.toNanos();
    }

    /** How a request is put. */
    public enum Manner {
        PLAIN,
        COMPRESSED,
        HEADERS_ONLY
    }

    /** How much time is left. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - pace.nanos()));
    }

    /** Where visitors find an address of the site. */
    public static URI uri(SiteUrl url, Address address) {
        return URI.create(url.absolute(address));
    }

    /**
     * The answer, or why there is none; empty where the time is up before it is asked for.
     *
     * @param most how many bytes of the body are wanted
     */
    public Optional<Answer> ask(URI uri, Manner manner, long most) {
        Duration left = left();
        if (left.isZero()) {
            return Optional.empty();
        }
        Duration allowed = left.compareTo(REQUEST) < 0 ? left : REQUEST;
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        CompletableFuture<?> running = client.sendAsync(
                request(uri, manner, allowed),
                head -> new Taken(
                        most,
                        body -> answer.complete(new Answer(
                                uri,
                                head.statusCode(),
                                head.headers(),
                                body.bytes(),
                                body.whole(),
                                Optional.empty()))));
        try {
            // The client's own limit ends with the headers; a body could then take for ever. And over HTTP/2 it takes
            // it for
            // a failure where no more of a body is wanted: the answer is there before.
            CompletableFuture.anyOf(answer, running).get(allowed.toNanos(), TimeUnit.NANOSECONDS);
            return Optional.of(answer.get(allowed.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            running.cancel(true);
            return Optional.of(Answer.none(uri, Fault.slow(Math.max(1, allowed.toSeconds()))));
        } catch (ExecutionException e) {
            return Optional.of(Answer.none(uri, Fault.of(e, uri)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody interrupts this but by ending the program", e);
        }
    }

    private static HttpRequest request(URI uri, Manner manner, Duration allowed) {
        // Without encryption the client would ask each server whether it also speaks HTTP/2, which confuses some.
        boolean encrypted = "https".equals(uri.getScheme());
        return HttpRequest.newBuilder(uri)
                .version(encrypted ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .timeout(allowed)
                .header("User-Agent", AGENT)
                .header("Accept-Encoding", manner == Manner.COMPRESSED ? "gzip" : "identity")
                .method(manner == Manner.HEADERS_ONLY ? "HEAD" : "GET", HttpRequest.BodyPublishers.noBody())
                .build();
    }

    /** Takes a body until there is more of it than wanted. */
    private static final class Taken implements BodySubscriber<Taken.Body> {
        private final CompletableFuture<Body> done = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final long most;
        private final Consumer<Body> taker;
        private Optional<Flow.Subscription> subscription = Optional.empty();

        @SuppressWarnings("ArrayRecordComponent") // compared by nobody
        record Body(byte[] bytes, boolean whole) {}

        Taken(long most, Consumer<Body> taker) {
            this.most = most;
            this.taker = taker;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = Optional.of(begun);
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                byte[] piece = new byte[(int) Math.min(part.remaining(), most - bytes.size())];
                boolean more = part.remaining() > piece.length;
                part.get(piece);
                bytes.writeBytes(piece);
                if (more) {
                    complete(false);
                    subscription.ifPresent(Flow.Subscription::cancel);
                    return;
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            done.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            complete(true);
        }

        private void complete(boolean whole) {
            Body body = new Body(bytes.toByteArray(), whole);
            taker.accept(body);
            done.complete(body);
        }

        @Override
        public CompletionStage<Body> getBody() {
            return done;
        }
    }
}
