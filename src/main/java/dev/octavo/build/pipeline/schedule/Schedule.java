package dev.octavo.build.pipeline.schedule;

import dev.octavo.lib.address.SourcePath;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * The times at which a site changes without an edit.
 *
 * @param home the URL of the site
 * @param zone the site's time zone
 * @param asOf the time used as now
 * @param moments all later ones, the next one first
 */
public record Schedule(String home, ZoneId zone, Instant asOf, List<Moment> moments) {
    public Schedule {
        moments = List.copyOf(moments);
    }

    /** Returns a schedule with only the next moment. */
    public Schedule next() {
        return new Schedule(home, zone, asOf, moments.stream().limit(1).toList());
    }

    /**
     * A moment at which the public site changes: a build just before it makes the old site, a build at it the new one.
     *
     * @param changes at least one, sorted by file
     */
    public record Moment(Instant at, List<Change> changes) {
        public Moment {
            changes = List.copyOf(changes);
        }

        /** Returns the first full {@code unit} at which the site has changed. */
        Instant roundedUp(ChronoUnit unit) {
            Instant full = at.truncatedTo(unit);
            return full.equals(at) ? full : full.plus(1, unit);
        }
    }

    /**
     * An article that appears on the public site, or disappears from it.
     *
     * @param unlisted whether it is left out of all lists
     */
    public record Change(Kind kind, String title, SourcePath source, boolean unlisted) {
        /** What happens to an article. */
        public enum Kind {
            APPEARS,
            DISAPPEARS;

            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** {@code Hello, world (content/posts/hello.md)}, on one line. */
        String words() {
            return (title + " (" + source + ")" + (unlisted ? ", unlisted" : ""))
                    .replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
        }
    }
}
