package dev.octavo.pipeline.schedule;

import dev.octavo.address.SourcePath;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * When a site changes by itself.
 *
 * @param home where visitors find the site
 * @param zone the site's
 * @param asOf what counts as now
 * @param moments all that come after it, the next one first
 */
public record Schedule(String home, ZoneId zone, Instant asOf, List<Moment> moments) {
    public Schedule {
        moments = List.copyOf(moments);
    }

    /** The same with nothing but the next moment. */
    public Schedule next() {
        return new Schedule(home, zone, asOf, moments.stream().limit(1).toList());
    }

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

    /**
     * An article that appears on the public site, or disappears from it.
     *
     * @param unlisted whether it appears in no list
     */
    public record Change(Kind kind, String title, SourcePath source, boolean unlisted) {
        /** What happens to it. */
        public enum Kind {
            APPEARS,
            DISAPPEARS;

            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** {@code Hello, world (content/posts/hello.md)}, on one line whatever is in the title. */
        String words() {
            return (title + " (" + source + ")" + (unlisted ? ", unlisted" : ""))
                    .replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
        }
    }
}
