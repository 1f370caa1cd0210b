package dev.octavo.pipeline.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

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
}
