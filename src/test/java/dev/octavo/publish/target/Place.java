package dev.octavo.publish.target;

import dev.octavo.lib.work.Progress;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Where a test publishes: opened as the program opens it, read as readers read it, and changed as others change it. */
public interface Place extends AutoCloseable {
    /** Called before and after each operation, such as a request, which fails if this throws. */
    @FunctionalInterface
    interface Watch {
        Watch NOBODY = (operation, path, done) -> {};

        /**
         * Sees an operation.
         *
         * @param done whether it is done, and only its response is pending
         */
        void sees(String operation, String path, boolean done) throws IOException;
    }

    /** What is done with an open target. */
    @FunctionalInterface
    interface Work<T> {
        T on(Target target, Progress progress) throws Exception;
    }

    /** Opens the target, and closes it after the work. */
    <T> T with(Watch watch, Work<T> work) throws Exception;

    default <T> T with(Work<T> work) throws Exception {
        return with(Watch.NOBODY, work);
    }

    /** Reads the state and publishes, as the program does. */
    default PublishResult publish(FinishedSite site, Watch watch) throws Exception {
        return with(watch, (target, progress) -> {
            TargetState seen = target.state();
            boolean isSame = Difference.between(seen.site(), site.manifest()).isEmpty();
            return target.publish(site, isSame ? target.verified(seen, site) : seen, progress);
        });
    }

    default PublishResult publish(FinishedSite site) throws Exception {
        return publish(site, Watch.NOBODY);
    }

    /** What readers get, by path. */
    SortedMap<String, byte[]> served() throws Exception;

    /** Whether all that readers get changes at once; otherwise, one file after the other. */
    default boolean switchesAtOnce() {
        return true;
    }

    /** Somebody else changes a file that readers get. */
    void change(String path, String text) throws Exception;

    /** Somebody else stores a file that publishing has to leave alone. */
    void leave(String text) throws Exception;

    /** What {@link #leave} has stored. */
    String left() throws Exception;

    /** All that is there, with whatever shows that something was written again. */
    Object everything() throws Exception;

    /** Checks that nothing is there but what the kept releases need. */
    void assertTidy(String when) throws Exception;

    /** How many files of a site have not arrived. */
    int missing(FinishedSite site) throws Exception;

    /** The same place for somebody on another machine, who is slow to take another for dead; a folder is its own. */
    Place elsewhere(String who) throws Exception;

    /** What one of two is told who publish at once, as a regular expression. */
    String refusal() throws Exception;

    /** What who goes back too far is told, with the remedy. */
    String nothingEarlier() throws Exception;

    /** The port of the server, if readers and publishers are on other machines than the place. */
    default Optional<Integer> port() throws Exception {
        return Optional.empty();
    }

    /** The same place behind another port. */
    default Place through(int port) throws Exception {
        throw new IllegalStateException("nothing listens on a port");
    }

    /** With what its class makes it again in another process. */
    List<String> arguments();

    @Override
    default void close() throws IOException {}
}
