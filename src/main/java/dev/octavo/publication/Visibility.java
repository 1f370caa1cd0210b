package dev.octavo.publication;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When something is public, and who shows it.
 *
 * @param unlisted whether lists leave it out
 * @param searched whether the search of the site finds it
 */
public record Visibility(
        boolean draft,
        Optional<PublicationDate> publishAt,
        Optional<PublicationDate> expires,
        boolean unlisted,
        boolean searched) {

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
        if (start(date, zone).filter(start -> start.isAfter(now)).isPresent()) {
            return State.SCHEDULED;
        }
        return end(zone).filter(end -> !end.isAfter(now)).isPresent() ? State.EXPIRED : State.PUBLISHED;
    }

    /** The moment at which something becomes public, or ceases to be. */
    public record Turn(Instant moment, boolean isPublic) {}

    /** The moments at which it becomes public and ceases to be, in order; empty if it is never public. */
    public List<Turn> turns(Optional<PublicationDate> date, ZoneId zone) {
        Optional<Instant> start = start(date, zone);
        Optional<Instant> end = end(zone);
        boolean never =
                draft || (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get()));
        if (never) {
            return List.of();
        }
        return Stream.concat(
                        start.map(moment -> new Turn(moment, true)).stream(),
                        end.map(moment -> new Turn(moment, false)).stream())
                .toList();
    }

    private Optional<Instant> start(Optional<PublicationDate> date, ZoneId zone) {
        return publishAt.or(() -> date).map(moment -> moment.instant(zone));
    }

    private Optional<Instant> end(ZoneId zone) {
        return expires.map(moment -> moment.instant(zone));
    }

    // The same as the generated one, written out because that one is slow to start.
    @Override
    public boolean equals(Object other) {
        return other instanceof Visibility visibility
                && visibility.draft == draft
                && visibility.publishAt.equals(publishAt)
                && visibility.expires.equals(expires)
                && visibility.unlisted == unlisted
                && visibility.searched == searched;
    }

    @Override
    public int hashCode() {
        return Objects.hash(draft, publishAt, expires, unlisted, searched);
    }
}
