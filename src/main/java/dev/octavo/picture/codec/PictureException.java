package dev.octavo.picture.codec;

/** A picture that nothing can be made of. */
public final class PictureException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    public PictureException(Fault fault) {
        super(fault.fact());
        this.fault = fault;
    }

    static PictureException damaged() {
        return new PictureException(Fault.DAMAGED);
    }

    /** To be said of the file: what it is, and what to do about it. */
    public Fault fault() {
        return fault;
    }
}
