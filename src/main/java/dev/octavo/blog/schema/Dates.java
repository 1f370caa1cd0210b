package dev.octavo.blog.schema;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.lib.data.CalendarDay;
import dev.octavo.lib.data.OldDate;
import dev.octavo.lib.problem.Location;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates and times as authors write them. A day that does not exist is an error. */
final class Dates {
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:(?:[Tt]|\\s+)(.*))?");
    private static final Pattern TIME = Pattern.compile(
            "([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?\\s*([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?");
    /** A day and a month with slashes between, of which either may be the first. */
    private static final Pattern UNCLEAR = Pattern.compile("(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/[0-9]{4}\\b.*");

    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 2999;
    private static final int MAX_OFFSET_SECONDS = 14 * 3600;

    /** A date, with a time if one is written, and the time's offset if it does not depend on the site's zone. */
    record Moment(LocalDate day, Optional<LocalTime> time, Optional<ZoneOffset> offset) {}

    static final Shape<Moment> MOMENT = Shape.string(
            Dates::moment,
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ]+[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?"
                    + " *([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?)?$");

    private Dates() {}

    /** The date in the site's zone; empty, with a problem in {@code slot}, if the zone's clocks skip that time. */
    static Optional<PublicationDate> in(ZoneId zone, Moment moment, Slot slot, Location place) {
        if (moment.time().isEmpty()) {
            return Optional.of(PublicationDate.of(moment.day()));
        }
        LocalDateTime local = moment.day().atTime(moment.time().get());
        if (moment.offset().isPresent()) {
            return Optional.of(PublicationDate.of(local.atOffset(moment.offset().get())));
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return slot.refuse(
                    "is a time that the clocks in " + zone + " skip", "write a later time, or an offset", place);
        }
        return Optional.of(PublicationDate.of(local.atOffset(offsets.get(0))));
    }

    private static Verdict<Moment> moment(String text) {
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            return Verdict.refuse("is not a date", "write year-month-day, such as " + suggestedDate(text));
        }
        Verdict<LocalDate> day = day(CalendarDay.written(parts));
        if (day.value().isEmpty()) {
            return Verdict.refuse(day.predicate(), day.hint());
        }
        LocalDate date = day.value().get();
        if (parts.group(4) == null) {
            return Verdict.of(new Moment(date, Optional.empty(), Optional.empty()));
        }
        Matcher time = TIME.matcher(parts.group(4));
        if (!time.matches()) {
            return Verdict.refuse(
                    "has a time that cannot be read",
                    "write it like " + date + " 08:30 +01:00, or write the day alone");
        }
        return time(date, time);
    }

    private static Verdict<LocalDate> day(CalendarDay day) {
        if (day.year() < FIRST_YEAR || day.year() > LAST_YEAR) {
            return Verdict.refuse("has the year " + day.year(), "write a year from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return day.fault()
                .map(fault -> Verdict.<LocalDate>refuse(fault.predicate(), fault.remedy()))
                .orElseGet(() -> Verdict.of(LocalDate.of(day.year(), day.month(), day.day())));
    }

    private static Verdict<Moment> time(LocalDate day, Matcher time) {
        Optional<LocalTime> at;
        try {
            // Not with DateTimeFormatter, whose initialisation takes 2% of a build.
            int second = time.group(3) == null ? 0 : number(time.group(3));
            int nanos = time.group(4) == null ? 0 : number((time.group(4) + "00000000").substring(0, 9));
            at = Optional.of(LocalTime.of(number(time.group(1)), number(time.group(2)), second, nanos));
        } catch (DateTimeException noTime) {
            return Verdict.refuse("has a time that does not exist", "write a time from 00:00:00 to 23:59:59");
        }
        if (time.group(5) == null) {
            return Verdict.of(new Moment(day, at, Optional.empty()));
        }
        Optional<ZoneOffset> offset = offset(time.group(5).toUpperCase(Locale.ROOT));
        return offset.isEmpty()
                ? Verdict.refuse("has an offset that does not exist", "write an offset from -12:00 to +14:00, or Z")
                : Verdict.of(new Moment(day, at, offset));
    }

    private static Optional<ZoneOffset> offset(String text) {
        try {
            return Optional.of(ZoneOffset.of(text))
                    .filter(offset -> Math.abs(offset.getTotalSeconds()) <= MAX_OFFSET_SECONDS);
        } catch (DateTimeException noOffset) {
            return Optional.empty();
        }
    }

    private static String suggestedDate(String text) {
        return OldDate.of(text)
                .filter(date -> !UNCLEAR.matcher(text).matches())
                .map(date -> date.day().toString())
                .orElse("2026-11-24");
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
