package dev.octavo.publish.lock;

import dev.octavo.problem.ProblemException;
import java.io.IOException;

/** The right to publish to a place. Closing it gives the right up. */
public interface Lock extends AutoCloseable {
    /**
     * Makes sure that the right is still held, before something that cannot be undone.
     *
     * @throws ProblemException where another publishing has it by now
     */
    void require() throws IOException;

    /**
     * Makes sure that no other publishing is known to have it. As a rule this costs nothing, so it may be called often.
     *
     * @throws ProblemException where another publishing has it by now
     */
    void check() throws IOException;

    @Override
    void close() throws IOException;
}
