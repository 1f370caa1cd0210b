package dev.octavo.use.serve;

import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.lib.problem.Problem;
import java.util.List;

/** Receives what an author at the terminal should see. Calls never overlap. */
public interface PreviewListener {
    /** Called when the preview shows what was saved. */
    void saved(ChangedFiles changed);

    /** Called with all current problems of the site that are new, which may not have changed. */
    void problems(List<Problem> problems);

    /** Called with all problems of the site that its author knows, which may not have changed. */
    default void known(List<Problem> known) {}

    /** Called with a problem of the preview itself, such as a port in use. */
    void notice(Problem problem);

    /** Called when an update or a response failed. */
    void failure(Throwable e);

    /** Called with the exception behind a problem that is a bug of Octavo. */
    void bug(Throwable e);
}
