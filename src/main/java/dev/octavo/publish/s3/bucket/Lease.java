package dev.octavo.publish.s3.bucket;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.s3.state.Holder;
import dev.octavo.publish.s3.state.State;
import dev.octavo.publish.s3.storage.Body;
import dev.octavo.publish.s3.storage.Condition;
import dev.octavo.publish.s3.storage.Put;
import dev.octavo.publish.s3.storage.StaleException;
import dev.octavo.publish.s3.storage.Storage;
import dev.octavo.publish.s3.storage.Stored;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The right to publish to a bucket: a state in it that nobody else writes over. It is renewed as long as this process
 * lives, and who finds that somebody else has it stops at once.
 */
public final class Lease implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final int TOKEN_BYTES = 12;
    private static final String NO_TAG = "0".repeat(32);
    private static final long LONGEST_REQUEST_S = 300;

    private final Bucket bucket;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "octavo-publishing");
        thread.setDaemon(true);
        return thread;
    });
    private final Age age = new Age();
    private final Storage guarded;
    private State state;
    private Optional<String> tag;
    private boolean conditions;
    private volatile Optional<ProblemException> lost = Optional.empty();

    private Lease(Bucket bucket, State state, Optional<String> tag) {
        this.bucket = bucket;
        this.guarded = bucket.storage().guardedBy(() -> lost.isEmpty() && !isStale());
        this.state = state;
        this.tag = tag;
    }

    /**
     * Takes the right by writing {@code next} over what has the tag {@code over}.
     *
     * @throws ProblemException where that is not there any more
     */
    public static Lease take(Bucket bucket, State next, Optional<String> over) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        Holder holder = new Holder(
                HexFormat.of().formatHex(random), 0, bucket.settings().who());
        Lease lease = new Lease(bucket, next.heldBy(holder), over);
        lease.probe();
        lease.write(lease.state);
        lease.settle();
        long period = bucket.pace().renewal().toMillis();
        // Whatever ends it, require() notices that nothing was renewed.
        Future<?> unused = lease.heart.scheduleWithFixedDelay(lease::beat, period, period, TimeUnit.MILLISECONDS);
        return lease;
    }

    /** Whether the storage refuses what does not meet its condition: some answer 200 to everything. */
    private void probe() {
        String key = bucket.keys().probe();
        Condition never = Condition.over(Optional.of(NO_TAG));
        Put.Outcome outcome = bucket.storage()
                .put(key, Body.of(new byte[0]), Bucket.BESIDE, never)
                .outcome();
        conditions = outcome == Put.Outcome.NOT_MET;
        if (outcome == Put.Outcome.DONE) {
            bucket.storage().delete(key);
        }
        if (!conditions) {
            bucket.settings()
                    .told()
                    .accept(Problem.warning(bucket.described()
                                    + " does not honour conditional writes, so two who publish there at the same"
                                    + " moment are told from each other only a little later")
                            .hint("let only one publish there at a time"));
        }
    }

    /** Where two may have written without seeing each other, the one that wrote last has it. */
    private void settle() {
        if (!conditions) {
            Watch.pause(bucket.pace().renewal());
            requireUnmoved();
        }
    }

    /** Whether the storage keeps two writers apart. */
    public boolean conditions() {
        return conditions;
    }

    /**
     * Does one step of what only the holder of the right may do. That nobody else has it must have been seen a moment ago,
     * also at the moment at which the request leaves.
     *
     * @throws ProblemException where somebody else has it, or where the storage takes too long to say that nobody has
     */
    public <T> T step(Function<Storage, T> step) {
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                require();
                return step.apply(guarded);
            } catch (StaleException e) {
                age.forget();
            }
        }
        throw losing(Watch.slow(bucket));
    }

    private void require() {
        if (isStale()) {
            renewStale();
        }
        lost.ifPresent(e -> {
            throw e;
        });
    }

    private boolean isStale() {
        return age.millis() > 2 * bucket.pace().renewal().toMillis();
    }

    private synchronized void renewStale() {
        if (isStale()) {
            renew();
        }
    }

    /** Sees that nobody else has taken the right, and says that this one is alive. */
    public synchronized void renew() {
        write(state);
    }

    /** Goes on to another state. */
    public synchronized void become(State next) {
        write(next.heldBy(state.holder()));
    }

    private void beat() {
        try {
            renew();
        } catch (ProblemException e) {
            // What cannot be reached now may be in a moment. If it is lost, require() says so; if it stays
            // unreachable, whoever asks next hears it.
            age.forget();
        }
    }

    private synchronized void write(State next) {
        lost.ifPresent(e -> {
            throw e;
        });
        // Others count from what they see, which may be long before the answer is heard.
        Age.Moment leaving = Age.Moment.now();
        State wanted = next.heldBy(next.holder().isSomebody() ? next.holder().renewed() : next.holder());
        for (int i = 0; i < ATTEMPTS; i++) {
            if (!conditions) {
                requireUnmoved();
            }
            Condition condition = conditions ? Condition.over(tag) : Condition.NONE;
            Put put = bucket.storage().put(bucket.keys().state(), Body.of(wanted.bytes()), Bucket.BESIDE, condition);
            if (put.outcome() == Put.Outcome.DONE) {
                written(wanted, put.tag(), leaving);
                return;
            }
            Optional<Storage.Read> found = bucket.storage().read(bucket.keys().state());
            // An answer may be lost on the way; the library asks again then, and finds what it wrote itself.
            if (found.isPresent() && Arrays.equals(found.get().bytes(), wanted.bytes())) {
                written(wanted, found.get().tag(), leaving);
                return;
            }
            if (holder(found).token().equals(state.holder().token())) {
                tag = found.map(Storage.Read::tag); // an earlier write of ours, which we never heard of
            } else if (!found.map(Storage.Read::tag).equals(tag)) {
                throw losing(Watch.taken(bucket, holder(found)));
            }
            conditions = put.outcome() == Put.Outcome.NOT_MET;
        }
        throw losing(Watch.taken(bucket, Holder.NOBODY));
    }

    private void written(State now, String said, Age.Moment leaving) {
        state = now;
        tag = said.isEmpty() ? bucket.storage().look(bucket.keys().state()).map(Stored::tag) : Optional.of(said);
        age.begin(leaving);
    }

    private void requireUnmoved() {
        Optional<Storage.Read> found = bucket.storage().read(bucket.keys().state());
        if (!found.map(Storage.Read::tag).equals(tag)) {
            throw losing(Watch.taken(bucket, holder(found)));
        }
    }

    private ProblemException losing(ProblemException e) {
        lost = Optional.of(e);
        return e;
    }

    private static Holder holder(Optional<Storage.Read> found) {
        return found.flatMap(object -> State.parse(object.bytes()))
                .map(State::holder)
                .orElse(Holder.NOBODY);
    }

    /** Gives the right up. Where the publishing is not finished, the next one need not wait to be sure of that. */
    @Override
    public void close() {
        heart.shutdown();
        try {
            if (!heart.awaitTermination(LONGEST_REQUEST_S, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        abandon();
    }

    private synchronized void abandon() {
        if (lost.isEmpty() && state.phase() != State.Phase.FINISHED) {
            try {
                write(state.heldBy(Holder.NOBODY));
            } catch (ProblemException e) {
                // The storage cannot be reached, which is said already: the next one waits a little.
                lost = Optional.of(e);
            }
        }
    }
}
