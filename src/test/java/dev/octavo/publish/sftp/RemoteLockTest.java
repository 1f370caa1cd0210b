package dev.octavo.publish.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.folder.LocalFiles;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.testing.CuttingProxy;
import dev.octavo.testing.Trials;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only one publishes at a time, and locks of dead processes expire. */
@Tag("ci")
final class RemoteLockTest {
    private static final int RACES = Trials.of(20);
    private static final int RACES_OVER_A_DEAD_ONE = Trials.all() ? 20 : 2;

    private final Path base;
    private final SftpPlace place;

    RemoteLockTest(@TempDir Path folder) throws Exception {
        this.base = Files.createDirectory(folder.resolve("blog"));
        this.place = SftpPlace.start(folder, base);
    }

    @AfterEach
    void stop() throws IOException {
        place.close();
    }

    /** The only lock. */
    private Path file() throws IOException {
        List<Path> locks = Locks.in(base);
        assertEquals(1, locks.size());
        return locks.get(0);
    }

    private Path other() {
        return base.resolve(TextLock.NAME_PREFIX + "of-another");
    }

    private Set<String> left() throws IOException {
        try (Stream<Path> files = Files.list(base)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private String refusal() throws IOException {
        try (ReleaseFiles files = place.open(place.server().port(), Locks.patient("eve@desk"))) {
            return assertThrows(ProblemException.class, () -> files.lock(Progress.SILENT))
                    .problems()
                    .get(0)
                    .message();
        }
    }

    @Test
    void saysWhoHoldsTheLock() throws Exception {
        try (ReleaseFiles files = place.open()) {
            try (Lock lock = files.lock(Progress.SILENT)) {
                String reported = "another publishing (ada@laptop) is at work in " + files.description()
                        + " since 2026-11-25T12:00:00Z";
                assertEquals(reported, refusal());
                String text = Files.readString(file());
                assertTrue(Until.comes(() -> !Files.readString(file()).equals(text)), "it is not renewed");
                assertEquals(reported, refusal());
                lock.require();
            }
            assertEquals(Set.of(), left());
            files.lock(Progress.SILENT).close();
            files.lock(Progress.SILENT).close();
        }
        assertEquals(Set.of(), left());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-11-25T12:00:00Z", "2199-01-01T00:00:00Z"})
    void doesNotCompareClocks(String modified) throws Exception {
        try (ReleaseFiles files = place.open();
                Lock lock = files.lock(Progress.SILENT)) {
            Files.setLastModifiedTime(file(), FileTime.from(Instant.parse(modified)));
            assertTrue(refusal().startsWith("another publishing (ada@laptop)"));
            lock.require();
        }
        byte[] dead = Locks.text(7, "bob@gone", modified);
        Files.write(base.resolve(TextLock.NAME_PREFIX + "also-dead"), dead);
        Files.write(other(), dead);
        Files.setLastModifiedTime(other(), FileTime.from(Instant.parse(modified)));
        long start = System.nanoTime();
        try (ReleaseFiles files = place.open();
                Lock lock = files.lock(Progress.SILENT)) {
            assertTrue(System.nanoTime() - start >= Locks.WATCH.toNanos());
            lock.require();
        }
        assertEquals(Set.of(), left());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Octavo", "somebody else's file\n\n\n\n\n"})
    void anIncompleteLockTimesOutToo(String content) throws Exception {
        Files.writeString(other(), content);
        try (ReleaseFiles files = place.open();
                Lock lock = files.lock(Progress.SILENT)) {
            lock.require();
        }
        assertEquals(Set.of(), left());
    }

    @Test
    void whatIsNoFileIsNotTakenAway() throws Exception {
        Files.createDirectory(other());
        try (ReleaseFiles files = place.open()) {
            files.lock(Progress.SILENT).close();
        }
        assertTrue(Files.isDirectory(other()));
    }

    @Test
    void aHolderWhoseConnectionBreaksLosesTheLock() throws Exception {
        try (CuttingProxy proxy = CuttingProxy.before(place.server().port(), Long.MAX_VALUE)) {
            place.server().home(place.home(), proxy.port());
            ReleaseFiles first = place.open(proxy.port(), Locks.terms("ada@laptop"));
            Lock lost = first.lock(Progress.SILENT);
            proxy.cutNow();
            try (ReleaseFiles second = place.open(place.server().port(), Locks.terms("eve@desk"));
                    Lock lock = second.lock(Progress.SILENT)) {
                lock.require();
                assertThrows(ProblemException.class, lost::require);
            }
            first.close();
        }
        assertEquals(Set.of(), left());
    }

    @Test
    void aHolderThatWasSilentForTooLongNotices() throws Exception {
        try (ReleaseFiles first = place.open(place.server().port(), Locks.asleep("ada@laptop"));
                ReleaseFiles second = place.open(place.server().port(), Locks.terms("eve@desk"))) {
            Lock slow = first.lock(Progress.SILENT);
            // As if the laptop had slept: another file has the name of its lock now.
            Files.delete(file());
            try (Lock lock = second.lock(Progress.SILENT)) {
                String reported = assertThrows(ProblemException.class, slow::require)
                        .problems()
                        .get(0)
                        .message();
                assertEquals(
                        "this publishing was silent for so long that another (eve@desk) took its place in "
                                + first.description(),
                        reported);
                slow.close();
                lock.require();
                String text = Files.readString(file(), StandardCharsets.UTF_8);
                assertTrue(text.contains("eve@desk") && !text.contains("ada@laptop"), text);
            }
        }
        assertEquals(Set.of(), left());
    }

    @Test
    void aHolderThatWasSilentForTooLongNoticesByItself() throws Exception {
        try (ReleaseFiles first = place.open()) {
            Lock slow = first.lock(Progress.SILENT);
            Files.write(other(), Locks.text(1, "eve@desk", "now"));
            String reported = Locks.lost(slow);
            assertTrue(reported.contains(" that another (eve@desk) took its place in "), reported);
            slow.close();
            assertTrue(Files.readString(file()).contains("eve@desk"));
            assertEquals(other(), file());
        }
    }

    @Test
    void localAndRemotePublishingsExcludeEachOther() throws Exception {
        ReleaseFiles near = new LocalFiles(base, () -> Locks.onMachine("server"));
        try (Lock lock = near.lock(Progress.SILENT)) {
            String reported = refusal();
            assertTrue(reported.startsWith("another publishing (process 7 of server) is at work in "), reported);
            lock.require();
        }
        try (ReleaseFiles far = place.open();
                Lock lock = far.lock(Progress.SILENT)) {
            ReleaseFiles patient = new LocalFiles(base, () -> Locks.patientOnMachine("server"));
            String reported = assertThrows(ProblemException.class, () -> patient.lock(Progress.SILENT))
                    .problems()
                    .get(0)
                    .message();
            assertTrue(reported.startsWith("another publishing (ada@laptop) is at work in the folder "), reported);
            lock.require();
        }
        near.lock(Progress.SILENT).close();
        assertEquals(Set.of(".octavo-lock-here"), left());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("endurance")
    void ofTwoAtOnceOneWins(boolean overADeadOne) throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        // Both must wait until the dead one times out.
        Duration watch = overADeadOne ? Duration.ofSeconds(10) : Locks.PATIENT_WATCH;
        try (ReleaseFiles ada = place.open(place.server().port(), Locks.racing("ada@laptop", watch));
                ReleaseFiles eve = place.open(place.server().port(), Locks.racing("eve@desk", watch))) {
            for (int i = 0; i < (overADeadOne ? RACES_OVER_A_DEAD_ONE : RACES); i++) {
                if (overADeadOne) {
                    Files.write(other(), Locks.text(i, "bob@gone", "long ago"));
                }
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Lock>> attempts = new ArrayList<>();
                for (ReleaseFiles files : List.of(ada, eve)) {
                    Callable<Lock> attempt = () -> {
                        start.await();
                        return files.lock(Progress.SILENT);
                    };
                    attempts.add(both.submit(attempt));
                }
                Lock winner = onlyWinner(attempts);
                winner.require();
                winner.close();
                assertEquals(Set.of(), left(), "race " + i);
            }
        } finally {
            both.shutdownNow();
        }
    }

    private static Lock onlyWinner(List<Future<Lock>> attempts) throws InterruptedException {
        List<Lock> winners = new ArrayList<>();
        for (Future<Lock> attempt : attempts) {
            try {
                winners.add(attempt.get());
            } catch (ExecutionException e) {
                assertTrue(
                        e.getCause() instanceof ProblemException problem
                                && String.valueOf(problem.getMessage()).startsWith("another publishing ("),
                        e::toString);
            }
        }
        assertEquals(1, winners.size());
        return winners.get(0);
    }
}
