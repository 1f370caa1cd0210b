package dev.octavo.serve.watch;

import dev.octavo.address.SourcePath;
import dev.octavo.hash.Hash;
import dev.octavo.pipeline.preview.Changed;
import dev.octavo.problem.ProblemException;
import dev.octavo.project.Project;
import dev.octavo.project.SnapshotChanged;
import dev.octavo.project.Theme;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at the folder again and again. */
public final class Polling implements AutoCloseable {
    private static final long PAUSE_MILLIS = 200;

    private final Path siteFolder;
    private final Consumer<Changed> changes;
    private final Thread thread = new Thread(this::watch, "octavo-watch");
    private volatile boolean closed;

    public Polling(Path siteFolder, Consumer<Changed> changes) {
        this.siteFolder = siteFolder;
        this.changes = changes;
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        Map<SourcePath, Hash> before = stamps();
        while (!closed) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stop) {
                return;
            }
            Map<SourcePath, Hash> now = stamps();
            Set<SourcePath> changed = new HashSet<>(before.keySet());
            changed.addAll(now.keySet());
            Map<SourcePath, Hash> old = before;
            changed.removeIf(path -> now.containsKey(path) && now.get(path).equals(old.get(path)));
            if (!changed.isEmpty()) {
                changes.accept(new Changed(changed, false));
            }
            before = now;
        }
    }

    private Map<SourcePath, Hash> stamps() {
        Map<SourcePath, Hash> stamps = new HashMap<>();
        try {
            Project project = Project.open(siteFolder, Theme.NONE);
            for (SourcePath path : project.files()) {
                try {
                    stamps.put(path, project.stamp(path));
                } catch (SnapshotChanged | ProblemException gone) {
                    stamps.remove(path);
                }
            }
        } catch (ProblemException noSite) {
            return Map.of();
        }
        return stamps;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
