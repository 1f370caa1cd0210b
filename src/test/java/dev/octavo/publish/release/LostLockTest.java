package dev.octavo.publish.release;

import static dev.octavo.publish.release.FolderPlace.reported;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.site.FinishedSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A publishing that has lost its lock, and has not noticed yet, does no harm to the one that holds it. */
final class LostLockTest {
    private final FolderPlace trial;
    private final AtomicBoolean succeeded = new AtomicBoolean();

    LostLockTest(@TempDir Path folder) throws IOException {
        this.trial = new FolderPlace(folder);
        trial.publish(1);
    }

    /** Files whose lock excludes nobody, as if it had been taken for dead. */
    private static ReleaseFiles unlocked(ReleaseFiles real, Lock lock) {
        return WatchedFiles.proxy(
                ReleaseFiles.class,
                (method, arguments) ->
                        method.getName().equals("lock") ? lock : WatchedFiles.asked(real, method, arguments));
    }

    /** A lock that is lost once another publishing starts, but is noticed only by {@link Lock#require}. */
    private Lock fading() {
        return new Lock() {
            @Override
            public void require() {
                if (succeeded.get()) {
                    throw new ProblemException(ProblemKind.COMMAND.error("lost").hint("wait"));
                }
            }

            @Override
            public void check() {
                // It does not notice.
            }

            @Override
            public void close() {
                // Nothing to release.
            }
        };
    }

    /** Publishes version 2, while somebody else publishes version 3 right before one of the operations. */
    private String overtakenAt(String operation, String path, int time) {
        AtomicInteger times = new AtomicInteger();
        WatchedFiles slow = new WatchedFiles(unlocked(trial.files(), fading()), 1, (step, where, done) -> {
            boolean isIt = step.equals(operation) && where.matches(path) && !done;
            if (isIt && times.incrementAndGet() == time && succeeded.compareAndSet(false, true)) {
                trial.publish(3);
            }
        });
        return reported(() -> FolderPlace.publish(slow, trial.site(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void itsFilesGoNowhere(int file) throws IOException {
        String text = overtakenAt("move", "releases/2/site/.*", file);
        assertTrue(text.startsWith("cannot write releases/2/site/"), text);
        trial.assertServes(3);
        assertEquals(Set.of("1", "3"), trial.releases(""));
        assertEquals("release 4", trial.publish(2).release());
        trial.assertServes(2);
    }

    @Test
    void itsFilesDoNotGetIntoWhatReadersAreAboutToHave() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);
        AtomicInteger writes = new AtomicInteger();
        WatchedFiles slow = new WatchedFiles(unlocked(trial.files(), fading()), 1, (step, where, done) -> {
            if (step.equals("write") && !done && writes.incrementAndGet() == 4) {
                begun.countDown();
                await(awake);
                succeeded.set(true);
            }
        });
        FinishedSite second = trial.site(2);
        FutureTask<String> late = new FutureTask<>(() -> reported(() -> FolderPlace.publish(slow, second)));
        new Thread(late).start();
        await(begun);
        FolderPlace.publish(
                new WatchedFiles(trial.files(), 1, (step, where, done) -> {
                    if (step.equals("sync") && where.isEmpty() && awake.getCount() > 0) {
                        awake.countDown(); // everything was verified, and nobody checks again
                        ended(late);
                    }
                }),
                trial.site(3));
        trial.assertServes(3);
        assertTrue(ended(late).startsWith("cannot write releases/2/site/"), ended(late));
    }

    private static String ended(FutureTask<String> late) {
        try {
            return late.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(3, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void itMakesNoFolderThatAnotherFills() throws IOException {
        assertEquals("lost | wait", overtakenAt("makeFolder", "releases/2", 1));
        trial.assertServes(3);
        assertEquals("release 4", trial.publish(2).release(), "what it made as release 3 is gone on with");
        trial.assertServes(2);
        assertEquals(Set.of("1", "2", "4"), trial.releases(""));
    }

    @Test
    void doesNotSwitchToADeletedRelease() throws IOException {
        String text = overtakenAt("move", "current", 1);
        assertTrue(text.startsWith("cannot switch current in the folder "), text);
        trial.assertServes(3);
        trial.publish(2);
        trial.assertServes(2);
    }

    @Test
    void changesNothingOnceItHasNoticed() throws IOException {
        Lock known = new Lock() {
            @Override
            public void require() {
                // It is never called.
            }

            @Override
            public void check() {
                if (Files.exists(trial.path("releases/2/site/css"))) {
                    throw new ProblemException(ProblemKind.COMMAND.error("lost").hint("wait"));
                }
            }

            @Override
            public void close() {
                // Nothing to release.
            }
        };
        WatchedFiles files = new WatchedFiles(unlocked(trial.files(), known), 1, (step, where, done) -> {});
        assertEquals("lost | wait", reported(() -> FolderPlace.publish(files, trial.site(2))));
        assertEquals(Set.of("caffè", "css"), FolderPlace.names(trial.path("releases/2/site")));
    }
}
