package dev.octavo.lib.picture.codec;

/** Says why a picture cannot be decoded. */
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

    public Fault fault() {
        return fault;
    }
}
