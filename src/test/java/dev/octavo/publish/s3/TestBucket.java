package dev.octavo.publish.s3;

import dev.octavo.problem.Problem;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.site.destination.Destination;
import dev.octavo.testing.S3Server;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket for a test: publishes to it, reads it as readers do, and changes it as somebody else would. */
final class TestBucket {
    private static final String WHO = "anna@laptop";
    /** For tests with only one live publishing. */
    static final Bucket.Pace ALONE = new Bucket.Pace(Duration.ofSeconds(30), Duration.ofMillis(75), 2, 8);

    private final S3Server server;
    private final S3Client hand;
    final String name;
    final String prefix;
    Bucket.Pace pace = ALONE;
    final List<Problem> reported = Collections.synchronizedList(new ArrayList<>());

    private TestBucket(S3Server server, S3Client hand, String name, String prefix) {
        this.server = server;
        this.hand = hand;
        this.name = name;
        this.prefix = prefix;
    }

    /** A new bucket. */
    static TestBucket make(S3Server server, String name, String prefix) {
        return make(server, name, prefix, S3Server.KEY, S3Server.SECRET);
    }

    /** A new bucket of a storage that accepts only this key. */
    static TestBucket make(S3Server server, String name, String prefix, String key, String secret) {
        useCredentials(key, secret);
        S3Client hand = server.client(key, secret);
        hand.createBucket(request -> request.bucket(name));
        return new TestBucket(server, hand, name, prefix);
    }

    /** The library looks for credentials here first. */
    static void useCredentials(String key, String secret) {
        System.setProperty("aws.accessKeyId", key);
        System.setProperty("aws.secretAccessKey", secret);
        System.setProperty("aws.disableEc2Metadata", "true");
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
            String who,
            Bucket.Pace pace,
            Consumer<Problem> word,
            boolean adopts,
            ExecutionInterceptor... listeners) {
        Storage storage = Storage.open(place, pace.attempts(), List.of(listeners));
        return new BucketTarget(new Bucket(place, storage, adopts, who, word, pace));
    }

    BucketTarget target(ExecutionInterceptor... listeners) {
        return open(place(server.port(), 3), WHO, pace, reported::add, false, listeners);
    }

    BucketTarget adopting() {
        return open(place(server.port(), 3), WHO, ALONE, reported::add, true);
    }

    BucketTarget at(Bucket.Pace pace, String who) {
        return open(place(server.port(), 3), who, pace, reported::add, false);
    }

    BucketTarget through(int port) {
        return open(place(port, 3), WHO, ALONE, reported::add, false);
    }

    /** Reads the state, and publishes. */
    PublishResult publish(FinishedSite site, ExecutionInterceptor... listeners) {
        try (BucketTarget target = target(listeners)) {
            return target.publish(site, target.state(), Progress.SILENT);
        }
    }

    /** All keys, and the objects there. */
    SortedMap<String, S3Object> keys() {
        SortedMap<String, S3Object> keys = new TreeMap<>();
        hand.listObjectsV2Paginator(request -> request.bucket(name))
                .contents()
                .forEach(object -> keys.put(object.key(), object));
        return keys;
    }

    String tag(String key) {
        return Optional.ofNullable(keys().get(key)).orElseThrow().eTag();
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
                .forEach(key -> served.put(
                        key,
                        hand.getObjectAsBytes(request -> request.bucket(name).key(key))
                                .asByteArray()));
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
        hand.putObject(request -> request.bucket(name).key(key), RequestBody.fromString(text));
    }

    void put(String key, byte[] bytes) {
        hand.putObject(request -> request.bucket(name).key(key), RequestBody.fromBytes(bytes));
    }

    /** Stores the same bytes so that they get another tag, as if the bucket were encrypted again. */
    void storeAgain(String key) {
        byte[] bytes = get(key).orElseThrow();
        String upload = hand.createMultipartUpload(
                        request -> request.bucket(name).key(key))
                .uploadId();
        String tag = hand.uploadPart(
                        request ->
                                request.bucket(name).key(key).uploadId(upload).partNumber(1),
                        RequestBody.fromBytes(bytes))
                .eTag();
        hand.completeMultipartUpload(request -> request.bucket(name)
                .key(key)
                .uploadId(upload)
                .multipartUpload(whole -> whole.parts(
                        CompletedPart.builder().partNumber(1).eTag(tag).build())));
    }

    void delete(String key) {
        hand.deleteObject(request -> request.bucket(name).key(key));
    }
}
