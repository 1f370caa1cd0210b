package dev.octavo.publish.s3.storage;

import java.util.Optional;

/**
 * When an object may be written (RFC 9110, 13.1): always, where {@code tag} and {@code absent} say nothing.
 *
 * @param tag only over the object that has this tag
 * @param absent only where there is no object yet
 */
public record Condition(Optional<String> tag, boolean absent) {
    public static final Condition NONE = new Condition(Optional.empty(), false);
    public static final Condition ABSENT = new Condition(Optional.empty(), true);

    /** Only over the object with this tag; where there is none, only if there is no object. */
    public static Condition over(Optional<String> tag) {
        return tag.isPresent() ? new Condition(tag, false) : ABSENT;
    }
}
