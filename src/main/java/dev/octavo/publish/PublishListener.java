package dev.octavo.publish;

import dev.octavo.problem.Problem;
import dev.octavo.work.Progress;
import java.util.List;

/** Receives progress and messages while a site is published. */
public interface PublishListener {
    /** How far a long step is; called from several threads. */
    Progress progress();

    void message(String line);

    /** What is wrong, or worth knowing, though it ends nothing. */
    void report(List<Problem> problems);
}
