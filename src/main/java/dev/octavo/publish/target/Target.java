package dev.octavo.publish.target;

import dev.octavo.problem.ProblemException;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.work.Progress;
import java.util.Optional;

/**
 * A place where readers find a site. Whatever ends a call, they get the whole old site or the whole new one, and another
 * call completes what was begun. Every method ends with a {@link ProblemException} that says what is wrong and what to
 * do, where the place does not do its part; no message of it holds a secret.
 */
public interface Target extends AutoCloseable {
    /** Where it is, as the author would say it: {@code the folder /srv/blog}. */
    String description();

    /** What stands there now, by the target's own list, which was checked. Nothing is changed. */
    TargetState state();

    /** The bytes of a file of what stands there; empty where it is missing. */
    Optional<byte[]> read(SiteFile file);

    /**
     * Sends what is missing there, sees that it arrived, and lets readers have {@code site}. What is there and no file of
     * a published site stays as it is.
     *
     * @param seen what {@link #state} said, on which the author's decision rests; where another stands there now,
     *     nothing is changed
     */
    PublishResult publish(FinishedSite site, TargetState seen, Progress progress);

    /**
     * Lets readers have the site again that stood there before the one that stands there now.
     *
     * @return what stands there then
     * @throws ProblemException where nothing of an earlier site is left
     */
    TargetState rollBack();

    @Override
    void close();
}
