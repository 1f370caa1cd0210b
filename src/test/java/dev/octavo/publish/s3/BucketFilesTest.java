package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.picture.codec.Gzip;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.TargetState;
import dev.octavo.testing.S3Server;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of many kinds, sizes and names, and many files. */
@Tag("ci")
@ExtendWith(S3ProxyStorage.class)
final class BucketFilesTest {
    private static final String ASK = "max-age=0, must-revalidate";

    private final S3Server server;
    private final Path folder;

    BucketFilesTest(S3Server server, @TempDir Path folder) {
        this.server = server;
        this.folder = folder;
    }

    @Test
    void readersGetTypesAndCacheHeaders() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "headers", "");
        Map<String, String> expected = new TreeMap<>(Map.of(
                "index.html", "text/html; charset=utf-8 " + ASK,
                "posts/a/index.html", "text/html; charset=utf-8 " + ASK,
                "feed.xml", "application/xml " + ASK,
                "robots.txt", "text/plain; charset=utf-8 " + ASK,
                "search.json", "application/json " + ASK,
                "css/a.css", "text/css; charset=utf-8 " + ASK,
                "a.webp", "image/webp " + ASK,
                "download.unknown", "application/octet-stream " + ASK,
                "font-5f3a09c2.woff2", "font/woff2 max-age=3600",
                "page-5f3a09c2.html", "text/html; charset=utf-8 " + ASK));
        Map<String, byte[]> files = new TreeMap<>();
        expected.keySet().forEach(path -> files.put(path, path.getBytes(StandardCharsets.UTF_8)));
        bucket.publish(SampleSite.write(folder, files));
        Map<String, String> found = new TreeMap<>();
        for (String path : expected.keySet()) {
            HttpURLConnection answer = bucket.ask(path);
            String type = answer.getContentType().replaceFirst(";\\s*", "; ");
            found.put(path, type + " " + answer.getHeaderField("Cache-Control"));
        }
        assertEquals(expected, found);
    }

    @Test
    void textIsSentCompressedIfTheBuildHasCompressedIt() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "packed", "");
        byte[] page = "<p>Often the same.".repeat(99).getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> files = new TreeMap<>(Map.of(
                "index.html",
                page,
                "index.html.gz",
                Gzip.compressed(page),
                "own.txt",
                page,
                "own.txt.gz",
                "mine".getBytes(StandardCharsets.UTF_8),
                "tiny.txt",
                new byte[1],
                "all.tar.gz",
                Gzip.compressed(page)));
        FinishedSite plain = SampleSite.write(folder, files);
        bucket.publish(plain);
        assertEquals(files.keySet(), bucket.served().keySet());
        FinishedSite packed = plain.withPacked();
        assertEquals(1, bucket.publish(packed).files(), "only the page is sent again");
        assertEquals(
                Set.of("index.html", "own.txt", "own.txt.gz", "tiny.txt", "all.tar.gz"),
                bucket.served().keySet());
        HttpURLConnection answer = bucket.ask("index.html");
        assertEquals("gzip", answer.getHeaderField("Content-Encoding"));
        assertEquals("text/html;charset=utf-8", answer.getContentType().replace(" ", ""));
        assertArrayEquals(Gzip.compressed(page), answer.getInputStream().readAllBytes());
        assertNull(bucket.ask("own.txt").getHeaderField("Content-Encoding"));
        try (BucketTarget target = bucket.target()) {
            TargetState state = target.state();
            assertEquals(state, target.verified(state, packed));
            assertEquals(packed.manifest(), state.site());
            assertFalse(target.verified(state, new FinishedSite(folder, packed.manifest()))
                    .finished());
            for (SiteFile file : packed.manifest().all()) {
                assertArrayEquals(files.get(file.name()), target.read(file).orElseThrow());
            }
            assertEquals(plain.manifest(), target.rollBack().site());
        }
        assertEquals(files.keySet(), bucket.served().keySet());
        assertArrayEquals(page, bucket.live("index.html").orElseThrow());
    }

    private static void assertSame(Map<String, byte[]> files, BucketPlace bucket) {
        var served = bucket.served();
        assertEquals(files.keySet(), served.keySet());
        files.forEach((path, bytes) -> assertArrayEquals(bytes, served.get(path), path));
    }

    @Test
    void aContentOfSeveralFilesIsSentOnce() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "twice", "");
        Map<String, byte[]> files = new TreeMap<>(
                Map.of("a.txt", new byte[100], "b.txt", new byte[100], "empty", new byte[0], "nothing", new byte[0]));
        assertEquals(new PublishResult(2, 100, 2, "release 1"), bucket.publish(SampleSite.write(folder, files)));
        assertSame(files, bucket);
    }

    @Test
    void aLargeFileIsNotHeldInMemory() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "large", "");
        byte[] film = new byte[30_000_000];
        new Random(1).nextBytes(film);
        Map<String, byte[]> files = Map.of("film.mp4", film, "index.html", new byte[10]);
        assertEquals(30_000_010, bucket.publish(SampleSite.write(folder, files)).bytes());
        assertArrayEquals(film, bucket.live("film.mp4").orElseThrow());
    }

    @Test
    void moreFilesThanAListHoldsAtOnce() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "many", "");
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 1200; i++) {
            files.put("posts/" + i + "/index.html", ("post " + i).getBytes(StandardCharsets.UTF_8));
        }
        bucket.publish(SampleSite.write(folder, files));
        assertEquals(files.keySet(), bucket.served().keySet());
        files.keySet().removeIf(path -> path.contains("7"));
        files.replaceAll((path, bytes) -> path.contains("99") ? new byte[1] : bytes);
        PublishResult receipt = bucket.publish(SampleSite.write(folder, files));
        assertEquals(1, receipt.files());
        assertSame(files, bucket);
        try (BucketTarget target = bucket.target()) {
            TargetState back = target.rollBack();
            assertEquals(1200, back.site().files().size());
            assertEquals(1200, bucket.served().size());
        }
    }

    private static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }

    @Test
    void tagsThatAreNoHashesAreRecordedAndTrusted(@TempDir Path other) throws Exception {
        try (S3Server encrypting = S3Server.proxy(
                other,
                Map.of(
                        "s3proxy.encrypted-blobstore", "true",
                        "s3proxy.encrypted-blobstore-password", "a-password-of-the-test",
                        "s3proxy.encrypted-blobstore-salt", "12345678"))) {
            BucketPlace bucket = BucketPlace.make(encrypting, "encrypted", "");
            FinishedSite site = SampleSite.write(folder.resolve("a"), 0);
            bucket.publish(site);
            byte[] page =
                    Optional.ofNullable(SampleSite.files(0).get("index.html")).orElseThrow();
            assertFalse(bucket.tag("index.html").contains(md5(page)));
            try (BucketTarget target = bucket.target()) {
                TargetState standing = target.verified(target.state(), site);
                assertTrue(standing.finished(), "what was just published is known again by its tags");
                assertEquals(30, standing.site().files().size());
                PublishResult receipt =
                        target.publish(SampleSite.write(folder.resolve("b"), 1), standing, Progress.SILENT);
                assertEquals(7, receipt.files());
                assertTrue(target.verified(target.state(), site).finished());
                target.rollBack();
                assertEquals(
                        SampleSite.write(folder.resolve("a"), 0).manifest(),
                        target.state().site());
                assertTrue(target.verified(target.state(), site).finished());
            }
        }
    }
}
