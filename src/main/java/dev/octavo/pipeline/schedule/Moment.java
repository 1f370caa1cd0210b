package dev.octavo.pipeline.schedule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A moment at which the public site changes by itself: a build just before it makes the old site, one at it the new.
 *
 * @param changes at least one, by file
 */
public record Moment(Instant at, List<Change> changes) {
    public Moment {
        changes = List.copyOf(changes);
    }

    /** The first full {@code unit} at which the site has changed. */
    Instant roundedUp(ChronoUnit unit) {
        Instant full = at.truncatedTo(unit);
        return full.equals(at) ? full : full.plus(1, unit);
    }
}
