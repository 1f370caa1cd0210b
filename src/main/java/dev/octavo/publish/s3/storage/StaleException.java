package dev.octavo.publish.s3.storage;

/** A request was not sent, because it is not known any more whether it may be. */
public final class StaleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StaleException() {
        super("the right to publish has to be renewed first");
    }
}
