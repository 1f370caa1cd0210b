package dev.octavo.picture.privacy;

import dev.octavo.picture.PictureFault.Fault;

/** Says why a file is not copied: it is made to keep programs busy, or is too large to be looked through. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    Refused(String fact, String remedy) {
        super(fact);
        this.fault = new Fault(fact, remedy);
    }

    /** To be said of the file: what it is, and what to do about it. */
    public Fault fault() {
        return fault;
    }
}
