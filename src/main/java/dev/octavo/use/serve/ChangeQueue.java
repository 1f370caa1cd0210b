package dev.octavo.use.serve;

import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.lib.address.SourcePath;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects changes of files. The first change after a pause is delivered at once; those that arrive while it is
 * processed are delivered together once they stop, so that a Git checkout causes a few updates and not thousands.
 */
final class ChangeQueue implements AutoCloseable {
    private static final int MOST_PATHS = 1000;
    private static final long QUIET_MILLIS = 15;
    private static final long LONGEST_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long CLOSING_MILLIS = 10_000;

    private final Consumer<ChangedFiles> changes;
    private final Thread thread = new Thread(this::deliver, "octavo-update");
    private final BlockingQueue<ChangedFiles> queue = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    ChangeQueue(Consumer<ChangedFiles> changes) {
        this.changes = changes;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void add(SourcePath path) {
        queue.add(new ChangedFiles(Set.of(path), false));
    }

    /** Adds a new folder with the files found in it so far; it may have more. */
    void addFolder(Set<SourcePath> files) {
        queue.add(new ChangedFiles(files, true));
    }

    /** Adds a change of unknown files. */
    void addAnything() {
        queue.add(ChangedFiles.ANYTHING);
    }

    private void deliver() {
        try {
            for (ChangedFiles next = next(); !closed; next = next()) {
                changes.accept(next);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private ChangedFiles next() throws InterruptedException {
        boolean atOnce = queue.isEmpty();
        Set<SourcePath> paths = new HashSet<>();
        boolean anything = false;
        boolean many = false;
        long end = System.nanoTime() + LONGEST_DELAY_NANOS;
        for (@Nullable ChangedFiles hint = queue.take(); hint != null; ) {
            paths.addAll(hint.paths());
            anything |= hint.anything();
            many |= hint.equals(ChangedFiles.ANYTHING) || paths.size() > MOST_PATHS;
            boolean waits = !atOnce && !closed && System.nanoTime() < end;
            hint = waits ? queue.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS) : queue.poll();
        }
        return many ? ChangedFiles.ANYTHING : new ChangedFiles(paths, anything);
    }

    /** Waits up to ten seconds for a running update, so that the folder is not read afterwards. */
    @Override
    public void close() {
        closed = true;
        addAnything(); // wakes the thread
        try {
            if (Thread.currentThread() != thread) {
                thread.join(CLOSING_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
