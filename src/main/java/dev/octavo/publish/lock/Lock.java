package dev.octavo.publish.lock;

import dev.octavo.lib.problem.ProblemException;
import java.io.IOException;

/** The right to publish to a target. Closing the lock releases it. */
public interface Lock extends AutoCloseable {
    /**
     * Makes sure that the lock is still held, before something that cannot be undone.
     *
     * @throws ProblemException if the lock is lost
     */
    void require() throws IOException;

    /**
     * Makes sure that the lock is not known to be lost. Usually this costs nothing, so it may be called often.
     *
     * @throws ProblemException if the lock is lost
     */
    void check() throws IOException;

    @Override
    void close() throws IOException;
}
