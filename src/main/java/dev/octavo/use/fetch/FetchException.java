package dev.octavo.use.fetch;

import dev.octavo.lib.picture.codec.Fault;

/** A picture cannot be fetched, or its address in the article cannot be replaced. */
final class FetchException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    FetchException(String fact, String remedy) {
        this(new Fault(fact, remedy));
    }

    FetchException(Fault fault) {
        super(fault.fact());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
