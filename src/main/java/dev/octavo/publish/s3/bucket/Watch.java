package dev.octavo.publish.s3.bucket;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.s3.state.Holder;
import dev.octavo.publish.s3.state.State;
import dev.octavo.publish.s3.storage.Storage;
import dev.octavo.work.Progress;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells a publishing that is alive from one that has died. Who is alive renews what it wrote; how long nothing moves is
 * measured with this machine's own stopwatch, so that no two clocks are compared.
 */
public final class Watch {
    private static final int LOOKS = 15;

    private Watch() {}

    /**
     * Waits until it is sure that nobody else is publishing.
     *
     * @return the tag of what was watched; if it has another afterwards, somebody is alive
     * @throws ProblemException where somebody is
     */
    public static Optional<String> requireNobody(Bucket bucket, Progress progress) {
        Optional<Storage.Read> first = bucket.storage().read(bucket.keys().state());
        Duration pause = bucket.pace().watch().dividedBy(LOOKS);
        Optional<Holder> holder = holder(first);
        for (int look = 1; look <= LOOKS && holder.isPresent(); look++) {
            progress.at("waiting whether " + who(holder.get()) + " still publishes", look - 1, LOOKS);
            pause(pause);
            Optional<Storage.Read> now = bucket.storage().read(bucket.keys().state());
            boolean moved = !now.map(Storage.Read::tag).equals(first.map(Storage.Read::tag));
            Optional<Holder> next = holder(now);
            if (moved && next.isPresent()) {
                throw busy(bucket, next.get());
            }
            if (moved) {
                return now.map(Storage.Read::tag);
            }
        }
        return first.map(Storage.Read::tag);
    }

    private static Optional<Holder> holder(Optional<Storage.Read> read) {
        return read.flatMap(object -> State.parse(object.bytes()))
                .filter(state -> state.phase() != State.Phase.FINISHED)
                .map(State::holder)
                .filter(Holder::isSomebody);
    }

    public static ProblemException busy(Bucket bucket, Holder holder) {
        return new ProblemException(
                Problem.error(who(holder) + " is publishing to " + bucket.described() + " at this moment")
                        .hint("wait until that has ended, look at what stands there then, and publish again"));
    }

    static ProblemException taken(Bucket bucket, Holder holder) {
        return new ProblemException(
                Problem.error(who(holder) + " began to publish to " + bucket.described() + " meanwhile")
                        .hint("this publishing has stopped and deleted nothing; look at what stands there when the"
                                + " other has ended, and publish again"));
    }

    static ProblemException slow(Bucket bucket) {
        return new ProblemException(Problem.error(bucket.described()
                        + " takes so long to answer that somebody else may have begun to publish there meanwhile")
                .hint("publish again when the connection is better: what has arrived is not sent again"));
    }

    private static String who(Holder holder) {
        return holder.who().isEmpty() ? "somebody else" : holder.who();
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody interrupts a publishing but by ending it", e);
        }
    }
}
