package dev.octavo.publication;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When something is public, and whether lists show it. */
public record Visibility(
        boolean draft, Optional<PublicationDate> publishAt, Optional<PublicationDate> expires, boolean unlisted) {

    /** Where something stands in its life. */
    public enum State {
        DRAFT,
        SCHEDULED,
        PUBLISHED,
        EXPIRED
    }

    /** Its state at {@code now}, where {@code date} is the post's own date. */
    public State at(Instant now, Optional<PublicationDate> date, ZoneId zone) {
        if (draft) {
            return State.DRAFT;
        }
        Optional<PublicationDate> start = publishAt.or(() -> date);
        if (start.isPresent() && start.get().instant(zone).isAfter(now)) {
            return State.SCHEDULED;
        }
        if (expires.isPresent() && !expires.get().instant(zone).isAfter(now)) {
            return State.EXPIRED;
        }
        return State.PUBLISHED;
    }
}
