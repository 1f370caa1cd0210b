package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.Place;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOFunction;
import org.apache.commons.io.function.Uncheck;
import org.jsoup.nodes.Element;

/** A bucket for a test: publishes to it, reads it as readers do, and changes it as somebody else would. */
public final class BucketPlace implements Place {
    private static final int KEEP = 3;
    private static final String CAT = "images/cat.jpg";

    private final int port;
    private final int readers;
    private final Connection hand;
    private String who = "anna@laptop";
    final String name;
    final String prefix;
    final BucketSettings settings;
    // For tests with only one live publishing.
    private Duration renewal = Duration.ofSeconds(30);
    private Duration timeout = Duration.ofMillis(75);
    final List<Problem> reported = Collections.synchronizedList(new ArrayList<>());

    private BucketPlace(int port, int readers, String name, String prefix, BucketSettings settings) {
        this.port = port;
        this.readers = readers;
        this.name = name;
        this.prefix = prefix;
        this.settings = settings;
        Destination.Bucket place = place(port, KEEP);
        this.hand = new Connection(place, settings, new StorageErrors(place), 1, UnaryOperator.identity());
    }

    /** A bucket that another process has made. */
    public BucketPlace(String... arguments) {
        this(Integer.parseInt(arguments[0]), 0, arguments[1], arguments[2], settings(S3Server.KEY, S3Server.SECRET));
        pace(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
    }

    @Override
    public List<String> arguments() {
        return List.of(
                Integer.toString(port),
                name,
                prefix,
                Long.toString(renewal.toMillis()),
                Long.toString(timeout.toMillis()));
    }

    /** A new bucket. */
    static BucketPlace make(S3Server server, String name, String prefix) {
        return make(server, name, prefix, S3Server.KEY, S3Server.SECRET);
    }

    /** A new bucket of a storage that accepts only this key. */
    static BucketPlace make(S3Server server, String name, String prefix, String key, String secret) {
        BucketPlace bucket = new BucketPlace(server.port(), server.readersPort(), name, prefix, settings(key, secret));
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

    @Override
    public Optional<Integer> port() {
        return Optional.of(port);
    }

    @Override
    public BucketPlace through(int proxy) {
        return new BucketPlace(proxy, readers, name, prefix, settings);
    }

    @Override
    public BucketPlace elsewhere(String another) {
        BucketPlace same = through(port);
        same.who = another;
        return same.pace(200, 30_000);
    }

    /** How often a lock is renewed, and when others take it for dead. */
    BucketPlace pace(int renewalMs, int timeoutMs) {
        renewal = Duration.ofMillis(renewalMs);
        timeout = Duration.ofMillis(timeoutMs);
        return this;
    }

    @Override
    public boolean switchesAtOnce() {
        return false;
    }

    @Override
    public <T> T with(Watch watch, Work<T> work) throws Exception {
        try (BucketTarget target = target(watched(watch))) {
            return work.on(target, Progress.SILENT);
        }
    }

    /** Shows each request. */
    static UnaryOperator<Wire> watched(Watch watch) {
        return wire -> request -> {
            watch.sees(request.method(), request.uri().getPath(), false);
            Answer answer = wire.send(request);
            watch.sees(request.method(), request.uri().getPath(), true);
            return answer;
        };
    }

    Destination.Bucket place(int port, int keep) {
        return new Destination.Bucket(
                name, prefix, Optional.of(URI.create("http://127.0.0.1:" + port)), Optional.empty(), false, keep);
    }

    static BucketTarget open(
            Destination.Bucket place,
            BucketSettings settings,
            Supplier<LockTerms> terms,
            Consumer<Problem> word,
            boolean adopts,
            UnaryOperator<Wire> listener) {
        Storage storage = Storage.open(place, settings, 2, listener);
        return new BucketTarget(new Bucket(place, storage, adopts, terms, word));
    }

    LockTerms terms() {
        return LockTerms.of(who, "", renewal, timeout);
    }

    private BucketTarget open(int at, boolean adopts, UnaryOperator<Wire> listener) {
        return open(place(at, KEEP), settings, this::terms, reported::add, adopts, listener);
    }

    BucketTarget target() {
        return target(UnaryOperator.identity());
    }

    BucketTarget target(UnaryOperator<Wire> listener) {
        return open(port, false, listener);
    }

    BucketTarget adopting() {
        return open(port, true, UnaryOperator.identity());
    }

    /** Through a server that stands before the storage. */
    BucketTarget behind(int proxy) {
        return open(proxy, false, UnaryOperator.identity());
    }

    @Override
    public PublishResult publish(FinishedSite site) {
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

    @Override
    public Object everything() {
        return keys();
    }

    private String root() {
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    /** What readers get, by path: everything below the prefix except Octavo's own objects. */
    @Override
    public SortedMap<String, byte[]> served() {
        String root = root();
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
        String root = root() + ".octavo/" + folder;
        return keys().keySet().stream().filter(key -> key.startsWith(root)).toList();
    }

    /** What a reader gets for a path; empty if nothing. */
    Optional<byte[]> live(String path) {
        return get(root() + path);
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
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + readers + "/" + name + "/" + path)
                        .toURL()
                        .openConnection();
        connection.setConnectTimeout(180_000);
        connection.setReadTimeout(180_000);
        return connection;
    }

    @Override
    public void change(String path, String text) {
        put(root() + path, text);
    }

    @Override
    public void leave(String text) {
        put(root() + CAT, text);
        put(root() + ".octavo/objects/readme.txt", text);
    }

    @Override
    public String left() {
        assertArrayEquals(
                live(CAT).orElseThrow(), live(".octavo/objects/readme.txt").orElseThrow());
        return new String(live(CAT).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Override
    public int missing(FinishedSite site) {
        Set<String> missing = new TreeSet<>();
        site.manifest().all().forEach(file -> missing.add(file.hash().hex()));
        missing.removeAll(objects());
        return missing.size();
    }

    /** The names of all contents. */
    private Set<String> objects() {
        Set<String> names = new TreeSet<>();
        beside("objects/").forEach(key -> names.add(key.replaceFirst(".*/", "")));
        return names;
    }

    @Override
    public void assertTidy(String when) {
        BucketState state =
                BucketState.parse(live(".octavo/manifest").orElseThrow()).orElseThrow();
        assertTrue(state.finished() && state.kept().size() <= KEEP, () -> when + ": " + state);
        Set<String> lists = new TreeSet<>();
        state.kept().forEach(ref -> lists.add(root() + ".octavo/releases/" + ref));
        assertEquals(lists, Set.copyOf(beside("releases/")), when);
        ReleaseRef newest = state.newest().orElseThrow();
        TaggedSite release = TaggedSite.parse(live(".octavo/releases/" + newest).orElseThrow(), newest.hash())
                .orElseThrow();
        assertEquals(release.contents().collect(Collectors.toCollection(TreeSet::new)), objects(), when);
        // A lock that is left after everything else is done is deleted by the next change.
        List<String> others = beside("").stream()
                .filter(key -> !key.matches("(.*/)?\\.octavo/(manifest|[.]octavo-lock[.].*|objects/.*|releases/.*)"))
                .toList();
        assertEquals(List.of(), others, when);
    }

    /** Readers get exactly a version, and nothing is left over. */
    void assertExactly(int version, String when) {
        assertServes(version, when);
        assertTidy(when);
    }

    void assertServes(int version, String when) {
        SortedMap<String, byte[]> served = served();
        SortedMap<String, byte[]> files = SampleSite.files(version);
        assertEquals(files.keySet(), served.keySet(), when);
        files.forEach((path, bytes) -> assertArrayEquals(bytes, served.get(path), when + ": " + path));
    }

    /** The bucket has the contents of these versions, and no others. */
    void assertKept(Integer... versions) {
        Set<String> needed = new TreeSet<>();
        Stream.of(versions)
                .flatMap(version -> SampleSite.files(version).values().stream())
                .forEach(bytes -> needed.add(Sha256.of(bytes).hex()));
        assertEquals(needed, objects());
        assertEquals(versions.length, beside("releases/").size());
    }

    private String description() {
        return target().description();
    }

    @Override
    public String refusal() {
        return "(another octavo publish \\(.*\\) is at work|somebody else published first: .* is) in "
                + Pattern.quote(description()) + " .*";
    }

    @Override
    public String nothingEarlier() {
        return "there is no earlier release left in " + description()
                + " | build the earlier site from its sources, and publish that";
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
