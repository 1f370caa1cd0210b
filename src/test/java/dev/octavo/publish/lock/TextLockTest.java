package dev.octavo.publish.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Who holds a lock keeps it as long as he can, and knows when he cannot any more. */
final class TextLockTest {
    private static final LockTerms QUICK = new LockTerms(
            "ada@laptop",
            "",
            Instant.EPOCH,
            "token of ada",
            Duration.ofMillis(20),
            Duration.ofMillis(2000),
            Duration.ofMillis(20));

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private volatile Optional<Exception> failure = Optional.empty();

    /** A folder in memory, which fails as long as it is to. */
    private final class Shaky implements LockFolder {
        @Override
        public Optional<OpenText> create(String name, byte[] content) {
            files.put(name, content);
            return Optional.of(new OpenText() {
                @Override
                public void write(byte[] newer) {
                    files.put(name, newer);
                }

                @Override
                public void leave() {
                    // Nothing is held open.
                }
            });
        }

        @Override
        public Optional<byte[]> read(String name) throws IOException {
            if (failure.isPresent()) {
                if (failure.get() instanceof IOException e) {
                    throw e;
                }
                throw (RuntimeException) failure.get();
            }
            return Optional.ofNullable(files.get(name));
        }

        @Override
        public void move(String from, String to) {
            files.put(to, Optional.ofNullable(files.remove(from)).orElseThrow());
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

    private long count() {
        return LockText.parse(Optional.ofNullable(files.get(TextLock.NAME)).orElseThrow())
                .orElseThrow()
                .count();
    }

    private void awaitRenewal() throws InterruptedException {
        long before = count();
        for (int i = 0; count() == before; i++) {
            assertTrue(i < 1000, "it is not renewed");
            Thread.sleep(10);
        }
    }

    @Test
    void isRenewedAgainAfterAFailure() throws Exception {
        try (TextLock lock = TextLock.take(new Shaky(), "the folder", QUICK)) {
            awaitRenewal();
            failure = Optional.of(new IOException("no answer"));
            Thread.sleep(100);
            lock.check(); // too early to doubt
            Thread.sleep(1100);
            assertEquals(
                    "no answer", assertThrows(IOException.class, lock::check).getMessage());
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
        try (TextLock lock = TextLock.take(new Shaky(), "the folder", QUICK)) {
            failure = Optional.of(new IllegalArgumentException("a buffer is empty"));
            Thread.sleep(1100);
            assertThrows(IllegalArgumentException.class, lock::check);
            failure = Optional.empty();
            lock.require();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertEquals(List.of(), loud);
    }
}
