package dev.octavo.publish.release;

import static dev.octavo.publish.release.FolderPlace.reported;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.Target;
import dev.octavo.publish.target.TargetState;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing one release after another. */
final class ReleasesTest {
    private final FolderPlace trial;

    ReleasesTest(@TempDir Path folder) {
        this.trial = new FolderPlace(folder);
    }

    private Target target() {
        return new Releases(trial.files(), FolderPlace.KEEP, false);
    }

    private TargetState standing() {
        try (Target target = target()) {
            return target.state();
        }
    }

    private TargetState rollBack() {
        try (Target target = target()) {
            return target.rollBack();
        }
    }

    @Test
    void theNextReleaseSendsOnlyChangedFiles() throws IOException {
        trial.publish(1);
        PublishResult receipt = trial.publish(2);
        Difference difference =
                Difference.between(trial.site(1).manifest(), trial.site(2).manifest());
        long bytes = difference.sent().stream().mapToLong(SiteFile::size).sum();
        int same = trial.site(2).manifest().files().size() - difference.sent().size();
        assertEquals(new PublishResult(difference.sent().size(), bytes, same, "release 2"), receipt);
        trial.assertServes(2);
        assertEquals(Path.of("releases/2/site"), Files.readSymbolicLink(trial.path("current")));
        Path picture = Path.of("site/posts/4/picture.png");
        assertTrue(Files.isSameFile(
                trial.path("releases/1").resolve(picture),
                trial.path("releases/2").resolve(picture)));
    }

    @Test
    void keepsAsManyReleasesAsConfigured() throws IOException {
        for (int version = 1; version <= 5; version++) {
            trial.publish(version);
        }
        assertEquals(Set.of("3", "4", "5"), trial.releases(""));
        try (Target target = new Releases(trial.files(), 1, false)) {
            target.publish(trial.site(6), target.state(), Progress.SILENT);
        }
        assertEquals(Set.of("6"), trial.releases(""));
        trial.assertServes(6);
    }

    @Test
    void skipsDamagedReleasesWhenRollingBack() throws IOException {
        for (int version = 1; version <= 3; version++) {
            trial.publish(version);
        }
        Files.delete(trial.path("releases/2/site/404.html"));
        assertEquals("release 1", rollBack().release());
        trial.assertServes(1);
    }

    @Test
    void whatCannotBeDeletedOfAnOldOneTakesNoLaterOneAway() throws IOException {
        for (int version = 1; version <= FolderPlace.KEEP; version++) {
            trial.publish(version);
        }
        for (int version = FolderPlace.KEEP + 1; version <= FolderPlace.KEEP + 2; version++) {
            WatchedFiles files = new WatchedFiles(trial.files(), 1, (operation, path, done) -> {
                if (operation.equals("delete") && path.equals("releases/1/site/404.html")) {
                    throw new FileSystemException(path, null, "Operation not permitted");
                }
            });
            FinishedSite site = trial.site(version);
            String text = reported(() -> FolderPlace.publish(files, site));
            assertTrue(text.startsWith("readers have release " + version + " in the folder "), text);
            trial.assertServes(version);
        }
        assertEquals("release " + (FolderPlace.KEEP + 1), rollBack().release());
        trial.assertServes(FolderPlace.KEEP + 1);
    }

    @Test
    void whatReadersHadForAMomentOnlyStaysToo() throws IOException {
        trial.publish(1);
        trial.publish(2);
        AtomicBoolean dead = new AtomicBoolean();
        WatchedFiles files = new WatchedFiles(trial.files(), 1, (operation, path, done) -> {
            if (dead.get() || (done && operation.equals("move") && path.equals("current"))) {
                dead.set(true);
                throw new FileSystemException(path, null, "Connection reset");
            }
        });
        reported(() -> FolderPlace.publish(files, trial.site(3)));
        files.bury();
        trial.assertServes(3);
        trial.publish(4);
        assertEquals(Set.of("2", "3", "4"), trial.releases(""));
        assertEquals(new TargetState(trial.site(3).manifest(), "release 3", true), rollBack());
        trial.assertServes(3);
    }

    @Test
    void aSecondPublishingLearnsWhoHoldsTheLock() throws IOException {
        trial.publish(1);
        try (Lock held = trial.files().lock(Progress.SILENT)) {
            String text = reported(() -> trial.publish(2));
            assertTrue(
                    text.matches("another octavo publish \\(process "
                            + ProcessHandle.current().pid()
                            + "\\) is at work in the folder .*/blog since \\d{4}-.*Z"
                            + " \\| wait until it has ended, then publish again"),
                    text);
            held.require();
            assertEquals("release 1", standing().release(), "looking needs no lock");
        }
        assertEquals("release 2", trial.publish(2).release());
    }

    @Test
    void switchesNothingAfterLosingTheLock() throws IOException {
        trial.publish(1);
        WatchedFiles files = new WatchedFiles(trial.files(), 2, (operation, path, done) -> {
            if (operation.equals("sync")) {
                for (Path lock : Locks.in(trial.path(""))) {
                    Files.deleteIfExists(lock);
                }
            }
        });
        String text = reported(() -> FolderPlace.publish(files, trial.site(2)));
        assertTrue(
                text.matches(
                        "(?s).*the lock of this publishing, \\.octavo-lock\\.[0-9a-f-]+, was deleted in the folder .*"),
                text);
        trial.assertServes(1);
        trial.publish(2);
        assertEquals(Set.of("1", "3"), trial.releases(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flipped", "cut", "gone", "a folder", "a link"})
    void readsTheFilesIfTheManifestIsDamaged(String damage) throws IOException {
        trial.publish(1);
        Path list = trial.path("releases/1/manifest");
        byte[] bytes = Files.readAllBytes(list);
        Files.delete(list);
        switch (damage) {
            case "flipped" -> {
                bytes[100] ^= 1;
                Files.write(list, bytes);
            }
            case "cut" -> Files.write(list, Arrays.copyOf(bytes, bytes.length - 70));
            case "a folder" -> Files.createDirectories(list.resolve("x"));
            case "a link" -> Files.createSymbolicLink(list, Path.of("/etc/passwd"));
            default -> assertEquals("gone", damage);
        }
        TargetState standing = standing();
        assertEquals("release 1, whose list of files is damaged", standing.release());
        assertFalse(standing.finished());
        assertTrue(Difference.between(standing.site(), trial.site(1).manifest()).isEmpty());
        assertEquals(0, trial.publish(1).files());
        trial.assertServes(1);
        assertEquals(new TargetState(trial.site(1).manifest(), "release 2", true), standing());
    }

    @Test
    void whoeverLooksWhileAnotherSwitchesAndDeletesSeesTheNewOne() throws IOException {
        trial.publish(1);
        AtomicInteger looks = new AtomicInteger();
        WatchedFiles files = new WatchedFiles(trial.files(), 1, (operation, path, done) -> {
            if (operation.equals("read") && !done && looks.incrementAndGet() == 1) {
                try (Target other = new Releases(trial.files(), 1, false)) {
                    other.publish(trial.site(2), other.state(), Progress.SILENT);
                }
            }
        });
        try (Target target = new Releases(files.files(), 1, false)) {
            assertEquals(new TargetState(trial.site(2).manifest(), "release 2", true), target.state());
        }
    }

    @Test
    void sendsFilesAgainThatSomebodyChanged() throws IOException {
        trial.publish(1);
        Path style = trial.path("current/css/octavo.css");
        byte[] bytes = Files.readAllBytes(style);
        bytes[0] ^= 1;
        Files.write(style, bytes); // the same size
        Files.write(trial.path("current/404.html"), new byte[0]);
        Files.delete(trial.path("current/posts/5/picture.png"));
        Files.createDirectory(trial.path("current/posts/5/picture.png"));
        Files.delete(trial.path("current/posts/6/picture.png"));
        Files.createSymbolicLink(trial.path("current/posts/6/picture.png"), Path.of("/etc/passwd"));
        PublishResult receipt = trial.publish(2);
        int differs = Difference.between(trial.site(1).manifest(), trial.site(2).manifest())
                .sent()
                .size();
        assertEquals(differs + 4, receipt.files());
        trial.assertServes(2);
    }

    @Test
    void restoresAMissingOrBrokenLink() throws IOException {
        trial.publish(1);
        Files.delete(trial.path("current"));
        assertEquals(new TargetState(trial.site(1).manifest(), "release 1", false), standing());
        assertEquals("release 1", trial.publish(1).release());
        trial.assertServes(1);
        Files.delete(trial.path("current"));
        Files.createSymbolicLink(trial.path("current"), Path.of("releases/7/site"));
        assertFalse(standing().finished());
        // If it had number 7, readers would see it grow.
        assertEquals(new PublishResult(0, 0, 30, "release 1"), trial.publish(1));
        trial.assertServes(1);
        Files.delete(trial.path("current"));
        Files.createSymbolicLink(trial.path("current"), Path.of("releases/7/site"));
        assertEquals("release 8", trial.publish(2).release());
        trial.assertServes(2);
    }

    @Test
    void doesNotDependOnClocks() throws IOException {
        trial.publish(1);
        trial.publish(2);
        try (Stream<Path> paths = Files.walk(trial.place())) {
            boolean future = true;
            for (Path path : paths.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                Files.setLastModifiedTime(
                        path, FileTime.from(Instant.parse(future ? "2100-01-01T00:00:00Z" : "1970-01-01T00:00:00Z")));
                future = !future;
            }
        }
        assertEquals(trial.site(2).manifest(), standing().site());
        assertEquals("release 3", trial.publish(3).release());
        trial.assertServes(3);
        assertEquals("release 2", rollBack().release());
        trial.assertServes(2);
    }

    @Test
    void reusesFilesOfOlderReleases() throws IOException {
        Map<String, byte[]> other = Map.of("index.html", SampleSite.files(1).get("404.html"));
        trial.publish(1);
        FolderPlace.publish(trial.files(), SampleSite.write(trial.path("../other"), other));
        assertEquals(new PublishResult(0, 0, 30, "release 3"), trial.publish(1));
        trial.assertServes(1);
    }
}
