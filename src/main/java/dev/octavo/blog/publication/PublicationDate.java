package dev.octavo.blog.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When something was published: a day, or a moment.
 *
 * @param day the day that readers see, exactly as written: no time zone changes it
 * @param time the moment with its offset, if the author wrote one
 */
public record PublicationDate(LocalDate day, Optional<OffsetDateTime> time) {
    public static PublicationDate of(LocalDate day) {
        return new PublicationDate(day, Optional.empty());
    }

    public static PublicationDate of(OffsetDateTime time) {
        return new PublicationDate(time.toLocalDate(), Optional.of(time));
    }

    /** The moment; for a day, its first moment in the site's time zone. */
    public Instant instant(ZoneId zone) {
        return time.map(OffsetDateTime::toInstant)
                .orElseGet(() -> day.atStartOfDay(zone).toInstant());
    }

    /** The moment with its offset, for RFC 3339; for a day, its first moment in the site's time zone. */
    public OffsetDateTime moment(ZoneId zone) {
        return time.orElseGet(() -> day.atStartOfDay(zone).toOffsetDateTime());
    }

    // The same as the generated method, which is slow when first called.
    @Override
    public boolean equals(Object other) {
        return other instanceof PublicationDate date && date.day.equals(day) && date.time.equals(time);
    }

    @Override
    public int hashCode() {
        return 31 * day.hashCode() + time.hashCode();
    }

    /** For the {@code datetime} attribute: {@code 2026-11-24}, or {@code 2026-11-24T08:30:00+01:00}. */
    public String iso() {
        return time.map(PublicationDate::iso).orElseGet(day::toString);
    }

    /** As {@code ISO_OFFSET_DATE_TIME} writes it, which takes ten times as long; unlike {@code toString}, with seconds. */
    private static String iso(OffsetDateTime time) {
        if (time.getNano() != 0) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        String text = time.toString();
        int seconds = text.indexOf('T') + "T22:30".length();
        return time.getSecond() != 0 ? text : text.substring(0, seconds) + ":00" + text.substring(seconds);
    }
}
