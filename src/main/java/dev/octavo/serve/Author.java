package dev.octavo.serve;

import dev.octavo.pipeline.preview.Changed;
import dev.octavo.problem.Problem;
import java.util.List;

/** The author at the terminal. Called by one thread after the other. */
public interface Author {
    /** The preview shows what was saved. */
    void saved(Changed changed);

    /** All that is wrong with the site now, which may be what it was. */
    void problems(List<Problem> problems);

    /** Something to know about the preview itself. */
    void word(Problem problem);

    /** The preview failed, by no fault of the author's. */
    void failure(RuntimeException e);
}
