package dev.octavo.blog.publication;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When an article is public, and where it is listed.
 *
 * @param unlisted whether lists of articles leave it out
 * @param searchable whether the site's search finds it
 */
public record Visibility(
        boolean draft,
        Optional<PublicationDate> publishAt,
        Optional<PublicationDate> expires,
        boolean unlisted,
        boolean searchable) {

    /** Whether an article is public, or why it is not. */
    public enum State {
        DRAFT,
        SCHEDULED,
        PUBLISHED,
        EXPIRED
    }

    /** The state at {@code now}. {@code date}, the article's own date, counts if {@code publishAt} is absent. */
    public State at(Instant now, Optional<PublicationDate> date, ZoneId zone) {
        if (draft) {
            return State.DRAFT;
        }
        if (start(date, zone).filter(start -> start.isAfter(now)).isPresent()) {
            return State.SCHEDULED;
        }
        return end(zone).filter(end -> !end.isAfter(now)).isPresent() ? State.EXPIRED : State.PUBLISHED;
    }

    /** A moment at which an article becomes public, or stops being public. */
    public record Transition(Instant moment, boolean isPublic) {}

    /** The moments at which it becomes public and stops being public, in order; empty if it is never public. */
    public List<Transition> transitions(Optional<PublicationDate> date, ZoneId zone) {
        Optional<Instant> start = start(date, zone);
        Optional<Instant> end = end(zone);
        boolean never =
                draft || (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get()));
        if (never) {
            return List.of();
        }
        return Stream.concat(
                        start.map(moment -> new Transition(moment, true)).stream(),
                        end.map(moment -> new Transition(moment, false)).stream())
                .toList();
    }

    /** A moment after {@code now} until which the state stays the same; absent if it always does. */
    public Optional<Instant> sameUntil(Instant now, Optional<PublicationDate> date, ZoneId zone) {
        return draft
                ? Optional.empty()
                : Stream.concat(start(date, zone).stream(), end(zone).stream())
                        .filter(moment -> moment.isAfter(now))
                        .min(Comparator.naturalOrder());
    }

    private Optional<Instant> start(Optional<PublicationDate> date, ZoneId zone) {
        return publishAt.or(() -> date).map(moment -> moment.instant(zone));
    }

    private Optional<Instant> end(ZoneId zone) {
        return expires.map(moment -> moment.instant(zone));
    }

    // The same as the generated method, which is slow when first called.
    @Override
    public boolean equals(Object other) {
        return other instanceof Visibility visibility
                && visibility.draft == draft
                && visibility.publishAt.equals(publishAt)
                && visibility.expires.equals(expires)
                && visibility.unlisted == unlisted
                && visibility.searchable == searchable;
    }

    @Override
    public int hashCode() {
        return Objects.hash(draft, publishAt, expires, unlisted, searchable);
    }
}
