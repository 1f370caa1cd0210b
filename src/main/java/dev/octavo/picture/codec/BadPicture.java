package dev.octavo.picture.codec;

/** A picture that cannot be read, with the fact and what the author can do about it. */
public final class BadPicture extends Exception {
    private static final long serialVersionUID = 1;
    private static final String AGAIN = "put the picture there again";

    private final String remedy;

    BadPicture(String fact, String remedy) {
        super(fact);
        this.remedy = remedy;
    }

    /** Bytes are missing or wrong. */
    static BadPicture damaged() {
        return new BadPicture("is cut off or damaged", AGAIN);
    }

    public String fact() {
        return String.valueOf(getMessage());
    }

    public String remedy() {
        return remedy;
    }
}
