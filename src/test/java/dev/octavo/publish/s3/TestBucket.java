package dev.octavo.publish.s3;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.TargetState;
import dev.octavo.testing.S3Server;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOFunction;
import org.apache.commons.io.function.Uncheck;
import org.jsoup.nodes.Element;

/** A bucket for a test: publishes to it, reads it as readers do, and changes it as somebody else would. */
final class TestBucket {
    private static final String WHO = "anna@laptop";
    /** For tests with only one live publishing. */
    static final Bucket.Pace ALONE = new Bucket.Pace(Duration.ofSeconds(30), Duration.ofMillis(75), 2, 8);

    private final S3Server server;
    private final Connection hand;
    final String name;
    final String prefix;
    final BucketSettings settings;
    Bucket.Pace pace = ALONE;
    final List<Problem> reported = Collections.synchronizedList(new ArrayList<>());

    private TestBucket(S3Server server, String name, String prefix, BucketSettings settings) {
        this.server = server;
        this.name = name;
        this.prefix = prefix;
        this.settings = settings;
        Destination.Bucket place = place(server.port(), 3);
        this.hand = new Connection(place, settings, new StorageErrors(place), 1, UnaryOperator.identity());
    }

    /** A new bucket. */
    static TestBucket make(S3Server server, String name, String prefix) {
        return make(server, name, prefix, S3Server.KEY, S3Server.SECRET);
    }

    /** A new bucket of a storage that accepts only this key. */
    static TestBucket make(S3Server server, String name, String prefix, String key, String secret) {
        TestBucket bucket = new TestBucket(server, name, prefix, settings(key, secret));
        bucket.send(Request.of("PUT", URI.create(server.url() + "/" + name)), Answer::status);
        return bucket;
    }

    static BucketSettings settings(String key, String secret) {
        return new BucketSettings(
                Map.of("AWS_ACCESS_KEY_ID", key, "AWS_SECRET_ACCESS_KEY", secret),
                Path.of("no-home"),
                Clock.systemUTC());
    }

    private <T> T send(Request request, IOFunction<Answer, T> reading) {
        return Uncheck.get(() -> hand.send(request, Optional.empty(), reading));
    }

    int port() {
        return server.port();
    }

    Destination.Bucket place(int port, int keep) {
        return new Destination.Bucket(
                name, prefix, Optional.of(URI.create("http://127.0.0.1:" + port)), Optional.empty(), false, keep);
    }

    static BucketTarget open(
            Destination.Bucket place,
            BucketSettings settings,
            String who,
            Bucket.Pace pace,
            Consumer<Problem> word,
            boolean adopts,
            UnaryOperator<Wire> listener) {
        Storage storage = Storage.open(place, settings, pace.attempts(), listener);
        return new BucketTarget(new Bucket(place, storage, adopts, who, word, pace));
    }

    private BucketTarget open(int port, String who, Bucket.Pace at, boolean adopts, UnaryOperator<Wire> listener) {
        return open(place(port, 3), settings, who, at, reported::add, adopts, listener);
    }

    BucketTarget target() {
        return target(UnaryOperator.identity());
    }

    BucketTarget target(UnaryOperator<Wire> listener) {
        return open(server.port(), WHO, pace, false, listener);
    }

    BucketTarget adopting() {
        return open(server.port(), WHO, ALONE, true, UnaryOperator.identity());
    }

    BucketTarget at(Bucket.Pace at, String who) {
        return open(server.port(), who, at, false, UnaryOperator.identity());
    }

    BucketTarget through(int port) {
        return open(port, WHO, ALONE, false, UnaryOperator.identity());
    }

    PublishResult publish(FinishedSite site) {
        return publish(site, UnaryOperator.identity());
    }

    /** Reads the state, and publishes, as the program does. */
    PublishResult publish(FinishedSite site, UnaryOperator<Wire> listener) {
        try (BucketTarget target = target(listener)) {
            TargetState recorded = target.state();
            boolean isSame = recorded.site().equals(site.manifest());
            return target.publish(site, isSame ? target.verified(recorded, site) : recorded, Progress.SILENT);
        }
    }

    /** All keys, with the tag and the time of what is there. */
    SortedMap<String, List<String>> keys() {
        SortedMap<String, List<String>> keys = new TreeMap<>();
        String next = "";
        do {
            String start = next.isEmpty() ? "" : "continuation-token=" + Request.encoded(next) + "&";
            Element page = send(hand.query(start + "list-type=2"), Answer::xml);
            page.select("Contents")
                    .forEach(object -> keys.put(
                            Answer.text(object, "Key"),
                            List.of(Answer.text(object, "ETag"), Answer.text(object, "LastModified"))));
            next = Answer.text(page, "NextContinuationToken");
        } while (!next.isEmpty());
        return keys;
    }

    String tag(String key) {
        return Optional.ofNullable(keys().get(key)).orElseThrow().get(0);
    }

    /** What readers get, by path: everything below the prefix except Octavo's own objects. */
    SortedMap<String, byte[]> served() {
        String root = prefix.isEmpty() ? "" : prefix + "/";
        SortedMap<String, byte[]> served = new TreeMap<>();
        keys().keySet().stream()
                .filter(key -> key.startsWith(root) && !key.startsWith(root + ".octavo/"))
                .forEach(key -> served.put(key.substring(root.length()), get(key).orElseThrow()));
        return served;
    }

    /** The same, for a storage that requires credentials for reading. */
    SortedMap<String, byte[]> signed() {
        SortedMap<String, byte[]> served = new TreeMap<>();
        keys().keySet().stream()
                .filter(key -> !key.startsWith(".octavo/"))
                .forEach(key -> served.put(key, send(hand.request("GET", key), Answer::bytes)));
        return served;
    }

    List<String> beside(String folder) {
        String root = (prefix.isEmpty() ? "" : prefix + "/") + ".octavo/" + folder;
        return keys().keySet().stream().filter(key -> key.startsWith(root)).toList();
    }

    /** What a reader gets for a path; empty if nothing. */
    Optional<byte[]> live(String path) {
        return get((prefix.isEmpty() ? "" : prefix + "/") + path);
    }

    Optional<byte[]> get(String key) {
        try {
            HttpURLConnection answer = ask(key);
            return answer.getResponseCode() == 200
                    ? Optional.of(answer.getInputStream().readAllBytes())
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("the storage does not answer", e);
        }
    }

    /** A reader's request, without any credentials. */
    HttpURLConnection ask(String key) throws IOException {
        String path = Stream.of(key.split("/"))
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        HttpURLConnection connection = (HttpURLConnection) URI.create(server.readersUrl() + "/" + name + "/" + path)
                .toURL()
                .openConnection();
        connection.setConnectTimeout(180_000);
        connection.setReadTimeout(180_000);
        return connection;
    }

    void put(String key, String text) {
        put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    void put(String key, byte[] bytes) {
        send(hand.request("PUT", key).with(UploadBody.of(bytes)), Answer::status);
    }

    /** Stores the same bytes so that they get another tag, as if the bucket were encrypted again. */
    void storeAgain(String key) {
        byte[] bytes = get(key).orElseThrow();
        String upload = send(request("POST", key, "uploads="), answer -> Answer.text(answer.xml(), "UploadId"));
        String part = "partNumber=1&uploadId=" + Request.encoded(upload);
        String tag = send(request("PUT", key, part).with(UploadBody.of(bytes)), Answer::tag);
        String parts = "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + tag
                + "</ETag></Part></CompleteMultipartUpload>";
        send(
                request("POST", key, "uploadId=" + Request.encoded(upload))
                        .with("content-type", "application/xml")
                        .with(UploadBody.of(parts.getBytes(StandardCharsets.UTF_8))),
                Answer::bytes);
    }

    private Request request(String method, String key, String query) {
        return Request.of(method, URI.create(hand.request(method, key).uri() + "?" + query));
    }

    void delete(String key) {
        send(hand.request("DELETE", key), Answer::status);
    }
}
