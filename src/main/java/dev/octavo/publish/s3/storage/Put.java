package dev.octavo.publish.s3.storage;

/**
 * What became of an object that was to be written.
 *
 * @param tag of what was written; empty where nothing was, or the storage does not say it
 */
public record Put(Outcome outcome, String tag) {
    /** Whether it was written. */
    public enum Outcome {
        DONE,
        /** The condition does not hold. */
        NOT_MET,
        /** The storage refuses conditions altogether. */
        UNSUPPORTED
    }
}
