package dev.octavo.use.serve;

import dev.octavo.blog.project.FolderListing.State;
import java.nio.file.Path;

/** Polls the site's folder: slower than {@link SystemWatcher}, but works everywhere. */
final class PollingWatcher {
    private static final long PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 2000;
    // Limits polling of a large folder to a fifth of the time.
    private static final long PAUSE_PER_LOOK = 4;

    private final Path root;
    private final ChangeQueue changes;
    private final Thread thread = new Thread(this::watch, "octavo-watch");
    private State before;

    /** Lists the folder once before it returns. */
    PollingWatcher(Path root, ChangeQueue changes) {
        this.root = root;
        this.changes = changes;
        this.before = State.at(root);
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
        State now = State.at(root);
        now.stamps().forEach((path, stamp) -> {
            if (!stamp.equals(before.stamps().get(path))) {
                changes.add(path);
            }
        });
        before.stamps().keySet().stream()
                .filter(path -> !now.stamps().containsKey(path))
                .forEach(changes::add);
        if (!now.problems().equals(before.problems())) {
            changes.addAnything();
        }
        before = now;
    }

    void close() {
        thread.interrupt();
    }
}
