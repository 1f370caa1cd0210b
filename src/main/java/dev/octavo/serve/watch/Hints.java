package dev.octavo.serve.watch;

import dev.octavo.address.SourcePath;
import dev.octavo.pipeline.preview.Changed;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Collects changes of files. The first change after a pause is passed on at once; those that come while it is processed
 * are passed on together once they stop, so that a Git checkout causes a few updates and not thousands.
 */
final class Hints implements AutoCloseable {
    private static final int MOST_NAMED = 1000;
    private static final long LULL_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long CLOSING_MILLIS = 10_000;

    private final Consumer<Changed> changes;
    private final Thread thread = new Thread(this::passOn, "octavo-update");
    private final Set<SourcePath> paths = new HashSet<>();
    private boolean anything;
    private long last;
    private boolean closed;

    Hints(Consumer<Changed> changes) {
        this.changes = changes;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    synchronized void add(SourcePath path) {
        paths.add(path);
        anything |= paths.size() > MOST_NAMED;
        heard();
    }

    /** Some file, and it is not known which. */
    synchronized void addAnything() {
        anything = true;
        heard();
    }

    private synchronized void heard() {
        last = System.nanoTime();
        notifyAll();
    }

    private void passOn() {
        try {
            while (await()) {
                changes.accept(taken());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there is something to pass on; false when it is over. */
    private synchronized boolean await() throws InterruptedException {
        if (isEmpty()) {
            while (isEmpty() && !closed) {
                wait();
            }
            return !closed;
        }
        long end = System.nanoTime() + LONGEST_NANOS;
        for (long now = System.nanoTime(); !closed && now < last + LULL_NANOS && now < end; now = System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, Math.min(last + LULL_NANOS, end) - now));
        }
        return !closed;
    }

    private boolean isEmpty() {
        return paths.isEmpty() && !anything;
    }

    private synchronized Changed taken() {
        Changed taken = new Changed(anything ? Set.of() : paths, anything);
        paths.clear();
        anything = false;
        return taken;
    }

    /** Waits for an update that is under way, so that the folder is not read afterwards. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            if (Thread.currentThread() != thread) {
                thread.join(CLOSING_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
