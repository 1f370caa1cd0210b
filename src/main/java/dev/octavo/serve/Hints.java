package dev.octavo.serve;

import dev.octavo.address.SourcePath;
import dev.octavo.pipeline.preview.Changed;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects changes of files. The first change after a pause is passed on at once; those that come while it is processed
 * are passed on together once they stop, so that a Git checkout causes a few updates and not thousands.
 */
final class Hints implements AutoCloseable {
    private static final int MOST_NAMED = 1000;
    private static final long LULL_MILLIS = 15;
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long CLOSING_MILLIS = 10_000;

    private final Consumer<Changed> changes;
    private final Thread thread = new Thread(this::passOn, "octavo-update");
    private final BlockingQueue<Changed> heard = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    Hints(Consumer<Changed> changes) {
        this.changes = changes;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void add(SourcePath path) {
        heard.add(new Changed(Set.of(path), false));
    }

    /** Some file, and it is not known which. */
    void addAnything() {
        heard.add(Changed.ANYTHING);
    }

    private void passOn() {
        try {
            for (Changed next = next(); !closed; next = next()) {
                changes.accept(next);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Changed next() throws InterruptedException {
        boolean atOnce = heard.isEmpty();
        Set<SourcePath> paths = new HashSet<>();
        boolean anything = false;
        long end = System.nanoTime() + LONGEST_NANOS;
        for (@Nullable Changed hint = heard.take(); hint != null; ) {
            paths.addAll(hint.paths());
            anything |= hint.anything() || paths.size() > MOST_NAMED;
            boolean waits = !atOnce && !closed && System.nanoTime() < end;
            hint = waits ? heard.poll(LULL_MILLIS, TimeUnit.MILLISECONDS) : heard.poll();
        }
        return anything ? Changed.ANYTHING : new Changed(paths, false);
    }

    /** Waits for an update that is under way, so that the folder is not read afterwards. */
    @Override
    public void close() {
        closed = true;
        addAnything(); // so that a thread that waits sees it
        try {
            if (Thread.currentThread() != thread) {
                thread.join(CLOSING_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
