package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.lock.Lock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where requests go, and which of them are sent again. */
final class ConnectionTest {
    private static final BucketSettings SETTINGS = BucketPlace.settings("key", "secret");

    private static Destination.Bucket place(String bucket, @Nullable String endpoint, @Nullable String region) {
        return new Destination.Bucket(
                bucket, "", Optional.ofNullable(endpoint).map(URI::create), Optional.ofNullable(region), false, 1);
    }

    private static Connection connection(Destination.Bucket place, BucketSettings settings, Wire wire) {
        return new Connection(place, settings, new StorageErrors(place), 3, real -> wire);
    }

    private static Answer answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Length", Integer.toString(bytes.length));
        return new Answer(status, headers, Instant.EPOCH, new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "blog, , eu-west-3, https://blog.s3.eu-west-3.amazonaws.com/a%20b%2Bc/%C3%BC.txt",
        "my.blog, , eu-west-3, https://s3.eu-west-3.amazonaws.com/my.blog/a%20b%2Bc/%C3%BC.txt",
        "blog, , cn-north-1, https://blog.s3.cn-north-1.amazonaws.com.cn/a%20b%2Bc/%C3%BC.txt",
        "blog, https://s3.example.org, , https://s3.example.org/blog/a%20b%2Bc/%C3%BC.txt",
        "blog, https://s3.example.org:443/, auto, https://s3.example.org/blog/a%20b%2Bc/%C3%BC.txt",
        "blog, http://[::1]:9000, , http://[::1]:9000/blog/a%20b%2Bc/%C3%BC.txt"
    })
    void namesObjects(String bucket, @Nullable String endpoint, @Nullable String region, String url) {
        Connection connection = connection(place(bucket, endpoint, region), SETTINGS, request -> answer(200, ""));
        assertEquals(URI.create(url), connection.request("GET", "a b+c/ü.txt").uri());
        assertEquals(
                URI.create(url.replaceFirst(endpoint == null && bucket.equals("blog") ? "a%20.*" : "/a%20.*", "?x=1")),
                connection.query("x=1").uri());
    }

    @ParameterizedTest
    @CsvSource({
        "r1, r2, r3, true, r1",
        ", r2, r3, true, r2",
        ", , r3, true, r3",
        ", , , true, r4",
        ", , , false, us-east-1"
    })
    void findsTheRegion(
            @Nullable String setting,
            @Nullable String variable,
            @Nullable String otherwise,
            boolean hasProfile,
            String region,
            @TempDir Path home)
            throws Exception {
        Map<String, String> environment = new TreeMap<>(SETTINGS.environment());
        Optional.ofNullable(variable).ifPresent(value -> environment.put("AWS_REGION", value));
        Optional.ofNullable(otherwise).ifPresent(value -> environment.put("AWS_DEFAULT_REGION", value));
        if (hasProfile) {
            Files.createDirectory(home.resolve(".aws"));
            Files.writeString(home.resolve(".aws/config"), "[default]\nregion = r4\n");
        }
        List<String> signed = new ArrayList<>();
        BucketSettings settings = new BucketSettings(environment, home, Clock.systemUTC());
        Connection connection = connection(place("blog", "http://127.0.0.1", setting), settings, request -> {
            signed.add(request.headers().getOrDefault("authorization", "").split("/", -1)[2]);
            return answer(200, "");
        });
        connection.send(connection.request("GET", "a"), Optional.empty(), Answer::status);
        assertEquals(List.of(region), signed);
    }

    @Test
    void needsARegionForAmazon() {
        ProblemException e = assertThrows(
                ProblemException.class,
                () -> connection(place("blog", null, null), SETTINGS, request -> answer(200, "")));
        assertEquals("it is not known which region the bucket blog is in", e.getMessage());
    }

    /** Answers, and connections that break, in turn; each request needs the lock. */
    @ParameterizedTest
    @CsvSource({
        "200, 1, whole",
        "500 200, 2, whole",
        "broken broken 200, 3, whole",
        "cut 200, 2, whole",
        "429 broken 200, 3, whole",
        "503 503 503 200, 3, 503",
        "broken broken broken 200, 3, java.net.ConnectException",
        "403 200, 1, 403",
        "404 200, 1, 404",
        "412 200, 1, 412",
        "501 200, 1, 501"
    })
    void sendsAgain(String answers, int requests, String result) {
        Deque<String> left = new ArrayDeque<>(List.of(answers.split(" ")));
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger checked = new AtomicInteger();
        Connection connection = connection(place("blog", "http://127.0.0.1", null), SETTINGS, request -> {
            sent.incrementAndGet();
            String next = left.remove();
            return switch (next) {
                case "broken" -> throw new ConnectException();
                case "cut" -> {
                    Answer whole = answer(200, "whole");
                    yield new Answer(200, whole.headers(), whole.date(), new ByteArrayInputStream(new byte[2]));
                }
                default -> answer(Integer.parseInt(next), "whole");
            };
        });
        Lock lock = new Lock() {
            @Override
            public void require() {
                check();
            }

            @Override
            public void check() {
                checked.incrementAndGet();
            }

            @Override
            public void close() {
                // It is held for ever.
            }
        };
        String got;
        try {
            got = new String(
                    connection.send(connection.request("PUT", "a"), Optional.of(lock), Answer::bytes),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            got = e instanceof Refusal refusal ? Integer.toString(refusal.status()) : e.toString();
        }
        assertEquals(result, got);
        assertEquals(requests, sent.get());
        assertEquals(requests, checked.get());
    }

    @Test
    void takesALateErrorOfACopyForAnError() {
        List<String> left = new ArrayList<>(List.of(
                "<Error><Code>InternalError</Code></Error>",
                "<CopyObjectResult><ETag>&quot;abc&quot;</ETag></CopyObjectResult>"));
        Destination.Bucket place = place("blog", "http://127.0.0.1", null);
        List<Request> sent = new ArrayList<>();
        Storage storage = Storage.open(place, SETTINGS, 2, real -> request -> {
            sent.add(request);
            return answer(200, left.remove(0));
        });
        assertEquals(
                "abc", storage.copy("a b", "tag", "c", new Headers("text/plain", "no-store", false, Optional.empty())));
        assertEquals(2, sent.size());
        assertEquals("/blog/a%20b", sent.get(0).headers().get("x-amz-copy-source"));
        assertTrue(String.valueOf(sent.get(0).headers().get("authorization")).contains("x-amz-copy-source-if-match"));
    }
}
