package dev.octavo.fetch;

import dev.octavo.picture.codec.Fault;

/** Says why a picture cannot be fetched or stored. */
final class FetchFault extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    FetchFault(String fact, String remedy) {
        this(new Fault(fact, remedy));
    }

    FetchFault(Fault fault) {
        super(fault.fact());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
