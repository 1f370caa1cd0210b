package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.Fault;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.TargetState;
import dev.octavo.testing.S3Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The contents of a bucket after publishing, with a correct storage. */
@Tag("ci")
@ExtendWith(S3ProxyStorage.class)
final class BucketTargetTest {
    private final S3Server server;
    private final Path folder;

    BucketTargetTest(S3Server server, @TempDir Path folder) {
        this.server = server;
        this.folder = folder;
    }

    private FinishedSite site(int version) throws Exception {
        return SampleSite.write(folder.resolve("site " + version), version);
    }

    private static byte[] site0(String path) {
        return Optional.ofNullable(SampleSite.files(0).get(path)).orElseThrow();
    }

    @Test
    void sendsNothingIfNothingChanged() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "same", "");
        bucket.publish(site(0));
        var before = bucket.keys();
        Fault requests = Fault.none();
        assertEquals(new PublishResult(0, 0, 30, "release 1"), bucket.publish(site(0), requests));
        assertEquals(before, bucket.keys()); // modification times too
        assertTrue(requests.steps() <= 4, () -> requests.steps() + " requests");
    }

    @Test
    void readsNoListOfObjectsForASmallChange() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "small", "blog");
        bucket.publish(site(0));
        List<String> lists = new CopyOnWriteArrayList<>();
        UnaryOperator<Wire> listener = wire -> request -> {
            Optional.ofNullable(request.uri().getQuery())
                    .filter(query -> !query.endsWith(TextLock.NAME_PREFIX))
                    .ifPresent(lists::add);
            return wire.send(request);
        };
        for (int version = 1; version <= 4; version++) { // from the third on, an old release goes each time
            bucket.publish(site(version), listener);
            bucket.assertExactly(version, "small change " + version);
        }
        bucket.assertKept(2, 3, 4);
        assertEquals(List.of(), lists);
        bucket.publish(site(4), listener);
        assertEquals(List.of("list-type=2&prefix=blog/"), lists);
    }

    @Test
    void looksAtAllIfAFileToReplaceWasChanged() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "touched", "");
        bucket.publish(site(0));
        bucket.put("index.html", "by hand");
        bucket.delete("css/octavo.css"); // which the next version has unchanged
        bucket.publish(site(1));
        bucket.assertExactly(1, "put right");
        assertEquals(
                "something else has changed or deleted 2 files of the site in the bucket touched at 127.0.0.1, which are"
                        + " put right: css/octavo.css, index.html",
                bucket.reported.get(0).message());
        bucket.put("posts/13/index.html", "of somebody");
        assertEquals(
                "the bucket touched at 127.0.0.1 holds 1 file that is in the way and not known as Octavo's:"
                        + " posts/13/index.html",
                refusal(() -> bucket.publish(site(2))).message());
    }

    @Test
    void replacesForeignFilesOnlyIfAllowed() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "adopts", "");
        bucket.put("index.html", "by hand");
        bucket.put("css/octavo.css", site0("css/octavo.css"));
        Problem problem = refusal(() -> bucket.publish(site(0)));
        assertEquals(
                "the bucket adopts at 127.0.0.1 holds 2 files that are in the way and not known as Octavo's:"
                        + " css/octavo.css, index.html",
                problem.message());
        assertEquals(Optional.of("publish with --adopt to replace them, or choose another prefix"), problem.hint());
        assertEquals(2, bucket.keys().size());
        try (BucketTarget target = bucket.adopting()) {
            target.publish(site(0), target.state(), Progress.SILENT);
        }
        bucket.assertExactly(0, "adopted");
        assertEquals("text/css; charset=utf-8", bucket.ask("css/octavo.css").getContentType());
    }

    @Test
    void sendsALostOrDamagedContentAgain() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "lost", "");
        bucket.publish(site(0));
        List<String> objects = bucket.beside("objects/");
        bucket.delete(objects.get(0));
        bucket.put(objects.get(1), "damaged");
        try (BucketTarget target = bucket.target()) {
            TargetState standing = target.verified(target.state(), site(0));
            assertFalse(standing.finished());
            assertEquals(2, target.publish(site(0), standing, Progress.SILENT).files());
            assertTrue(target.verified(target.state(), site(0)).finished());
        }
        bucket.assertKept(0);
    }

    @Test
    void doesNotRollBackToAnIncompleteRelease() throws Exception {
        BucketPlace bucket = BucketPlace.make(server, "broken", "");
        bucket.publish(site(0));
        List<String> first = bucket.beside("objects/");
        bucket.publish(site(20));
        first.stream().limit(2).forEach(bucket::delete);
        try (BucketTarget target = bucket.target()) {
            Problem problem = refusal(target::rollBack);
            assertTrue(
                    problem.message()
                            .startsWith(
                                    "cannot go back in the bucket broken at 127.0.0.1: 2 files of release 1 are missing"
                                            + " or damaged, such as "),
                    problem::message);
        }
        assertEquals(site(20).manifest(), SampleSite.manifest(bucket.served()));
    }

    @Test
    void recoversAfterItsStateWasDamaged() throws Exception {
        byte[] foreign = "octavo-bucket 1\nphase finished\nsum 0\n".getBytes(StandardCharsets.UTF_8);
        for (String damage : List.of("cut", "flipped", "foreign", "empty", "gone", "list")) {
            BucketPlace bucket = BucketPlace.make(server, "damage-" + damage, "");
            bucket.publish(site(0));
            bucket.put("posts/1/mine.txt", "foreign");
            String key = damage.equals("list") ? bucket.beside("releases/").get(0) : ".octavo/manifest";
            byte[] notes = bucket.get(key).orElseThrow();
            switch (damage) {
                case "cut" -> bucket.put(key, Arrays.copyOf(notes, notes.length / 2));
                case "flipped", "list" -> {
                    notes[notes.length / 2] ^= 1;
                    bucket.put(key, notes);
                }
                case "foreign" -> bucket.put(key, foreign);
                case "empty" -> bucket.put(key, new byte[0]);
                default -> bucket.delete(key);
            }
            Problem problem = refusal(() -> bucket.publish(site(1)));
            assertTrue(problem.hint().orElse("").contains("--adopt"), problem::toString);
            try (BucketTarget target = bucket.adopting()) {
                target.publish(site(1), target.state(), Progress.SILENT);
            }
            assertEquals("foreign", text(bucket.live("posts/1/mine.txt")));
            bucket.delete("posts/1/mine.txt");
            if (damage.equals("list")) { // files that only this list named can no longer be recognised as ours
                assertEquals(Optional.of(1), SampleSite.version(served(bucket, 1), 3));
            } else {
                bucket.assertExactly(1, damage);
            }
        }
    }

    private static Map<String, byte[]> served(BucketPlace bucket, int version) {
        var served = bucket.served();
        served.keySet().retainAll(SampleSite.files(version).keySet());
        return served;
    }

    private static Problem refusal(org.junit.jupiter.api.function.Executable attempt) {
        return assertThrows(ProblemException.class, attempt).problems().get(0);
    }

    private static String text(Optional<byte[]> bytes) {
        return new String(bytes.orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void sendsNoChangeWithoutTheLock() {
        BucketPlace bucket = BucketPlace.make(server, "unlocked", "");
        Lock lost = new Lock() {
            @Override
            public void require() {
                check();
            }

            @Override
            public void check() {
                throw new ProblemException(ProblemKind.COMMAND.error("lost").hint("wait"));
            }

            @Override
            public void close() {
                // It is lost.
            }
        };
        Destination.Bucket place = bucket.place(bucket.port().orElseThrow(), 3);
        Storage storage = Storage.open(place, bucket.settings, 2, UnaryOperator.identity());
        Storage guarded = storage.withLock(lost);
        UploadBody body = UploadBody.of(new byte[1]);
        List<Executable> changes = List.of(
                () -> guarded.put("a", body),
                () -> guarded.put("a", body, Optional.empty()),
                () -> guarded.copy(
                        "b",
                        storage.put("b", body),
                        "a",
                        new Headers("text/plain", "no-store", false, Optional.empty())),
                () -> guarded.delete("b"));
        for (Executable change : changes) {
            assertEquals("lost", assertThrows(ProblemException.class, change).getMessage());
        }
        assertEquals(Set.of("b"), bucket.keys().keySet());
        assertEquals(1, guarded.head("b").orElseThrow().size());
    }
}
