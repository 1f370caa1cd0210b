package dev.octavo.serve;

import dev.octavo.project.FolderListing.Glance;
import java.nio.file.Path;

/** Looks at the folder again and again: the slow way, which works everywhere. */
final class Polling {
    private static final long PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 2000;
    // Where a look takes long, at most a fifth of the time is spent looking.
    private static final long PAUSE_PER_LOOK = 4;

    private final Path root;
    private final Hints hints;
    private final Thread thread = new Thread(this::watch, "octavo-watch");
    private Glance before;

    /** Looks for the first time before it returns. */
    Polling(Path root, Hints hints) {
        this.root = root;
        this.hints = hints;
        this.before = Glance.at(root);
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
        Glance now = Glance.at(root);
        now.stamps().forEach((path, stamp) -> {
            if (!stamp.equals(before.stamps().get(path))) {
                hints.add(path);
            }
        });
        before.stamps().keySet().stream()
                .filter(path -> !now.stamps().containsKey(path))
                .forEach(hints::add);
        if (!now.problems().equals(before.problems())) {
            hints.addAnything();
        }
        before = now;
    }

    void close() {
        thread.interrupt();
    }
}
