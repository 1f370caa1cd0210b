package dev.octavo.publish.git;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.git.line.CacheDamage;
import dev.octavo.publish.git.store.Cache;
import dev.octavo.publish.git.store.CacheDisk;
import java.io.IOException;

/** Does again with a new cache what failed because the old one was damaged. */
final class Mending {
    /** Something done with the cache. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    private Mending() {}

    /**
     * What {@code work} gives.
     *
     * @param place the branch, for the author
     * @param forget is called where nothing is true any more that was known of the cache
     */
    static <T> T of(Cache cache, String place, Runnable forget, Work<T> work) {
        try {
            try {
                return work.run();
            } catch (IOException e) {
                throw CacheDisk.isRefusal(e) ? CacheDisk.failure("use", cache.folder(), e) : new CacheDamage(e);
            }
        } catch (CacheDamage damage) {
            forget.run();
            return again(cache, place, work, damage);
        }
    }

    private static <T> T again(Cache cache, String place, Work<T> work, CacheDamage damage) {
        try {
            cache.renew();
            return work.run();
        } catch (IOException e) {
            throw CacheDisk.failure("use", cache.folder(), e);
        } catch (CacheDamage stillThere) {
            stillThere.addSuppressed(damage);
            ProblemException told =
                    new ProblemException(Problem.error(place + " lacks something that belongs to it, or the cache does")
                            .hint("\"git fsck\" says what, in the repository there and in " + cache.folder()));
            told.initCause(stillThere);
            throw told;
        }
    }
}
