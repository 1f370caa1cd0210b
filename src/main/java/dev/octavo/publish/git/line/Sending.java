package dev.octavo.publish.git.line;

import dev.octavo.work.Progress;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Tells how much of a pack is written, and nothing else of what JGit tells. */
final class Sending extends EmptyProgressMonitor {
    private final Progress progress;
    private boolean counts;
    private int done;
    private int total;

    Sending(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void beginTask(String title, int work) {
        counts = title.equals(JGitText.get().writingObjects);
        done = 0;
        total = work;
    }

    @Override
    public void update(int more) {
        if (counts) {
            done += more;
            progress.at("sending", done, total);
        }
    }
}
