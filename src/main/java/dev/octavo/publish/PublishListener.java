package dev.octavo.publish;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.work.Progress;
import java.util.List;

/** Receives progress and messages while a site is being published. */
public interface PublishListener {
    /** Shows the progress of long steps. Its methods are called from several threads. */
    Progress progress();

    void message(String line);

    /** Reports errors and warnings that do not stop the publishing. */
    void report(List<Problem> problems);
}
