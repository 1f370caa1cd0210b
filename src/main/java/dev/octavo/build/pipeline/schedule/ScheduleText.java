package dev.octavo.build.pipeline.schedule;

import dev.octavo.build.pipeline.schedule.Schedule.Moment;
import dev.octavo.lib.problem.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a schedule for people. */
final class ScheduleText {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("EEEE uuuu-MM-dd HH:mm xxx", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("EEEE uuuu-MM-dd HH:mm:ss xxx", Locale.ENGLISH);
    private static final int FEW_DAYS = 60;

    private ScheduleText() {}

    /** {@code Tuesday 2026-12-01 00:00 +01:00 (Europe/Berlin), in 6 days and 11 hours}, with what happens then. */
    static String of(Schedule schedule) {
        return schedule.moments().stream().map(moment -> text(moment, schedule)).collect(Collectors.joining("\n"));
    }

    private static String text(Moment moment, Schedule schedule) {
        Instant at = moment.at();
        DateTimeFormatter format = at.getEpochSecond() % 60 == 0 ? MINUTE : SECOND;
        return format.format(at.atZone(schedule.zone())) + " (" + schedule.zone() + "), in "
                + span(Duration.between(schedule.asOf(), at)) + "\n"
                + moment.changes().stream()
                        .map(change -> "  %-10s  %s\n".formatted(change.kind(), change.words()))
                        .collect(Collectors.joining());
    }

    /** Formats a duration in its two largest units, or one if the second is zero or negligible. */
    static String span(Duration time) {
        if (time.toDays() >= FEW_DAYS) {
            return Figures.count(time.toDays(), "day");
        }
        if (time.toDays() > 0) {
            return both(time.toDays(), "day", time.toHoursPart(), "hour");
        }
        if (time.toHours() > 0) {
            return both(time.toHours(), "hour", time.toMinutesPart(), "minute");
        }
        return time.toMinutes() > 0 ? Figures.count(time.toMinutes(), "minute") : "less than a minute";
    }

    private static String both(long large, String largeUnit, int small, String smallUnit) {
        return Figures.count(large, largeUnit) + (small == 0 ? "" : " and " + Figures.count(small, smallUnit));
    }
}
