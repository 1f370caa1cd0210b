package dev.octavo.serve;

import dev.octavo.pipeline.preview.Changed;
import dev.octavo.problem.Problem;
import java.util.List;

/** Who writes the site and sees the terminal. Called by one thread after the other. */
public interface Author {
    /** The preview shows what was saved. */
    void saved(Changed changed);

    /** All that is wrong with the site now, which may be what it was. */
    void problems(List<Problem> problems);

    /** Something to know of the preview itself. */
    void word(Problem problem);

    /** The preview could not do what it does, by no fault of the author's. */
    void failure(RuntimeException e);
}
