package dev.octavo.publish.target;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import java.util.Optional;

/**
 * A place to publish a site to. However a call ends, readers get the whole old site or the whole new one, and the next
 * call completes what was begun. If the target fails, methods throw a {@link ProblemException} with the fact and the
 * remedy; no message contains a secret.
 */
public interface Target extends AutoCloseable {
    /** Where it is, for messages: {@code the folder /srv/blog}. */
    String description();

    /** Whether text can be sent compressed under its plain name, so that no compressed copy lies beside it. */
    default boolean compresses() {
        return false;
    }

    /** What is published there now, according to the target's own manifest, which is verified. Nothing is changed. */
    TargetState state();

    /**
     * The same after a comparison of each file, if {@link #state} has taken the manifest's word for them.
     *
     * @param next a site with the same files, which may have to be sent in another form
     */
    default TargetState verified(TargetState recorded, FinishedSite next) {
        return recorded;
    }

    /** The bytes of a published file; empty if it is missing. */
    Optional<byte[]> read(SiteFile file);

    /**
     * Sends what is missing, verifies it, and makes {@code site} the published one. Files of others stay as they are.
     *
     * @param seen what {@link #state} returned; if the target has changed since, nothing is changed
     */
    PublishResult publish(FinishedSite site, TargetState seen, Progress progress);

    /**
     * Restores the site that was published before the current one.
     *
     * @throws ProblemException if no earlier site is left
     */
    TargetState rollBack();

    @Override
    void close();
}
