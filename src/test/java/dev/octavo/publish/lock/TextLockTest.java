package dev.octavo.publish.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;

/** A holder keeps its lock as long as it can, and notices when it has lost it. */
final class TextLockTest {
    private static final Duration RENEW = Duration.ofMillis(20);
    private static final Duration WATCH = Duration.ofSeconds(2);
    private static final String MINE = TextLock.NAME_PREFIX + "m";

    private final ConcurrentMap<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<Long> late = Collections.synchronizedList(new ArrayList<>());
    private volatile Optional<Exception> failure = Optional.empty();

    /** A folder in memory, which can fail or respond late. */
    private final class Shaky implements LockFolder {
        private void answer() throws IOException {
            if (!late.isEmpty()) {
                try {
                    Thread.sleep(late.remove(0));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (failure.isPresent()) {
                if (failure.get() instanceof IOException e) {
                    throw e;
                }
                throw (RuntimeException) failure.get();
            }
        }

        @Override
        public void create(String name, byte[] content) {
            files.put(name, content);
        }

        @Override
        public boolean rewrite(String name, byte[] content) throws IOException {
            boolean there = files.replace(name, content) != null;
            answer();
            return there;
        }

        @Override
        public Optional<byte[]> bytes(String name) {
            return Optional.ofNullable(files.get(name));
        }

        @Override
        public void delete(String name) {
            files.remove(name);
        }

        @Override
        public List<String> names() {
            return List.copyOf(files.keySet());
        }
    }

    private TextLock take(Duration renew) throws IOException {
        return take(renew, WATCH);
    }

    private TextLock take(Duration renew, Duration watch) throws IOException {
        LockTerms terms = new LockTerms("ada@laptop", "", Instant.EPOCH, "m", renew, watch);
        return TextLock.take(new Shaky(), "the folder", terms, Progress.SILENT);
    }

    private long count() {
        return TextLock.Text.parse(Optional.ofNullable(files.get(MINE)).orElseThrow())
                .orElseThrow()
                .renewals();
    }

    private void awaitRenewal() {
        long before = count();
        assertTrue(Until.comes(() -> count() != before), "it is not renewed");
    }

    /** What a check throws, once the last renewal is old. */
    private static Exception doubt(TextLock lock) {
        List<Exception> doubts = new ArrayList<>();
        Until.comes(() -> {
            try {
                lock.check();
            } catch (IOException | RuntimeException e) {
                doubts.add(e);
            }
            return !doubts.isEmpty();
        });
        return doubts.get(0);
    }

    @Test
    void renewsAgainAfterAFailure() throws Exception {
        try (TextLock lock = take(RENEW, Duration.ofSeconds(10))) {
            awaitRenewal();
            failure = Optional.of(new IOException("no answer"));
            lock.check(); // too early to doubt
            assertEquals("no answer", doubt(lock).getMessage());
            failure = Optional.empty();
            awaitRenewal();
            lock.check();
        }
        assertEquals(Map.of(), files);
    }

    @Test
    void whatIsNoAnswerEndsNoThreadLoudly() throws Exception {
        List<Throwable> loud = Collections.synchronizedList(new ArrayList<>());
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> loud.add(e));
        try (TextLock lock = take(RENEW)) {
            failure = Optional.of(new IllegalArgumentException("a buffer is empty"));
            assertEquals("a buffer is empty", doubt(lock).getMessage());
            failure = Optional.empty();
            lock.require();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertEquals(List.of(), loud);
    }

    @Test
    void renewsBeforeTheNextStepIfAResponseWasLate() throws Exception {
        late.add(1100L);
        try (TextLock lock = take(Duration.ofMillis(500))) {
            lock.check(); // the timeout of others may have started long ago
            assertTrue(count() >= 2, () -> "renewed " + count() + " times");
        }
    }

    private static byte[] text(long count, boolean holds, String who) {
        return new TextLock.Text(count, holds, who, "now", "").bytes();
    }

    /** What happens to a lock that finds another one, whose text keeps changing. */
    private String beside(String other, boolean holds) throws Exception {
        return beside(other, holds, Integer.MAX_VALUE);
    }

    /** The same, but the other lock disappears after that many changes. */
    private String beside(String other, boolean holds, int changes) throws Exception {
        String name = TextLock.NAME_PREFIX + other;
        files.put(name, text(0, holds, "eve@desk"));
        Thread changing = new Thread(() -> {
            for (int i = 1; i <= changes; i++) {
                files.replace(name, text(i, holds, "eve@desk"));
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    return;
                }
            }
            files.remove(name);
        });
        changing.start();
        try (TextLock lock = take(RENEW, Duration.ofSeconds(15))) {
            lock.require();
            return "taken";
        } catch (ProblemException e) {
            return String.valueOf(e.getMessage());
        } finally {
            changing.interrupt();
            changing.join();
            files.clear();
        }
    }

    @Test
    void oneOfTwoThatWaitGoesFirst() throws Exception {
        String reported = "another octavo publish (eve@desk) is at work in the folder since now";
        assertEquals(reported, beside("a", false));
        assertEquals("taken", beside("z", false, 40));
        assertEquals(reported, beside("a", true));
        assertEquals(reported, beside("z", true));
    }

    @Test
    void aDamagedLockTimesOut() throws Exception {
        String damaged = new String(text(0, true, "eve@desk"), StandardCharsets.UTF_8).replace("0", "9");
        files.put(TextLock.NAME_PREFIX + "z", damaged.getBytes(StandardCharsets.UTF_8));
        take(RENEW).close();
        assertEquals(Map.of(), files);
    }

    @Test
    void whatComesBackFromTheDeadStopsBoth() throws Exception {
        try (TextLock lock = take(Duration.ofHours(1))) {
            files.put(TextLock.NAME_PREFIX + "z", text(3, false, "eve@desk"));
            lock.require();
            files.put(TextLock.NAME_PREFIX + "z", text(4, true, "eve@desk"));
            assertEquals(
                    "this publishing was silent for so long that another (eve@desk) took its place in the folder",
                    assertThrows(ProblemException.class, lock::require).getMessage());
        }
    }
}
