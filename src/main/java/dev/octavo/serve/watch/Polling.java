package dev.octavo.serve.watch;

import dev.octavo.address.SourcePath;
import dev.octavo.serve.watch.Stamps.Stamp;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Looks at the folder again and again: the slow way, which works everywhere. */
final class Polling implements AutoCloseable {
    private static final long PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 2000;
    // Where a look takes long, at most a fifth of the time is spent looking.
    private static final long PAUSE_PER_LOOK = 4;

    private final Path root;
    private final Hints hints;
    private final Thread thread = new Thread(this::watch, "octavo-watch");
    private Map<SourcePath, Stamp> before;

    /** Looks for the first time before it returns. */
    Polling(Path root, Hints hints) {
        this.root = root;
        this.hints = hints;
        this.before = Stamps.of(root);
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            for (long pause = PAUSE_MILLIS; ; ) {
                Thread.sleep(pause);
                long start = System.nanoTime();
                look();
                long took = (System.nanoTime() - start) / 1_000_000;
                pause = Math.min(LONGEST_PAUSE_MILLIS, Math.max(PAUSE_MILLIS, PAUSE_PER_LOOK * took));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Map<SourcePath, Stamp> now = Stamps.of(root);
        now.forEach((path, stamp) -> {
            if (!stamp.equals(before.get(path))) {
                hints.add(path);
            }
        });
        before.keySet().stream().filter(path -> Objects.isNull(now.get(path))).forEach(hints::add);
        before = now;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
