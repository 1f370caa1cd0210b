package dev.octavo.publish.target;

import dev.octavo.lib.problem.ProblemException;
import java.nio.file.FileSystemException;

/** Makes one operation of a publishing fail, or ends it there: then nothing later is done. */
public final class Fault implements Place.Watch {
    /** What happens at an operation. */
    public enum Kind {
        /** It fails, but later ones do not. */
        FAILS,
        /** The process ends before it is done. */
        ENDS_BEFORE,
        /** The process ends after it was done. */
        ENDS_AFTER
    }

    private final Kind kind;
    private final int at;
    private int steps;
    private boolean ended;
    private boolean happened;

    /** @param at the number of the operation, the first being 1 */
    public Fault(Kind kind, int at) {
        this.kind = kind;
        this.at = at;
    }

    /** Only counts. */
    public static Fault none() {
        return new Fault(Kind.FAILS, Integer.MAX_VALUE);
    }

    /** How many operations there were. */
    public synchronized int steps() {
        return steps;
    }

    public synchronized boolean happened() {
        return happened;
    }

    @Override
    public synchronized void sees(String operation, String path, boolean done) throws FileSystemException {
        boolean counted = done == (kind == Kind.ENDS_AFTER);
        steps += counted ? 1 : 0;
        boolean isIt = counted && steps == at;
        happened |= isIt;
        ended |= isIt && kind != Kind.FAILS;
        if (ended) {
            throw ProblemException.of("killed", "publish again");
        }
        if (isIt) {
            throw new FileSystemException(path, null, "Connection reset");
        }
    }

    @Override
    public String toString() {
        return kind + " at operation " + at;
    }
}
