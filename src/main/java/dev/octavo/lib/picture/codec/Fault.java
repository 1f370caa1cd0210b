package dev.octavo.lib.picture.codec;

/** What is wrong with a picture, and what the author can do about it. */
public record Fault(String fact, String remedy) {
    /** Bytes are missing or wrong. */
    public static final Fault DAMAGED = new Fault("is cut off or damaged", "put the picture there again");
}
