package dev.octavo.blog.project;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Problem;

/** A file changed after this build had read it, so the work starts again: see {@link Project#inOneSnapshot}. */
public final class SnapshotChanged extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient SourcePath path;

    SnapshotChanged(SourcePath path) {
        super(path.value());
        this.path = path;
    }

    /** Returns the problem to report if the work does not restart. */
    public Problem problem() {
        return Snapshot.changing(path);
    }

    public SourcePath path() {
        return path;
    }
}
