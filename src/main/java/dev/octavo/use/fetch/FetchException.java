package dev.octavo.use.fetch;

import dev.octavo.lib.picture.codec.Fault;

/** A picture cannot be fetched, or its address in the article cannot be replaced. */
final class FetchException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;
    private final boolean passing;

    FetchException(String fact, String remedy) {
        this(new Fault(fact, remedy), false);
    }

    /** @param passing whether a second try may succeed */
    FetchException(Fault fault, boolean passing) {
        super(fault.fact());
        this.fault = fault;
        this.passing = passing;
    }

    boolean isPassing() {
        return passing;
    }

    Fault fault() {
        return fault;
    }
}
