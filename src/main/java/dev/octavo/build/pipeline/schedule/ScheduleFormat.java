package dev.octavo.build.pipeline.schedule;

import java.util.Locale;

/** The formats of a schedule; {@code toString} is the name on the command line. */
public enum ScheduleFormat {
    TEXT,
    CRON,
    GITHUB,
    ICS;

    private static final String NOTHING = "Nothing is scheduled: no post or page will appear or disappear.\n";

    /** Formats the schedule as complete lines. */
    public String write(Schedule schedule) {
        if (schedule.moments().isEmpty() && this != ICS) {
            return (this == TEXT ? "" : "# ") + NOTHING;
        }
        return switch (this) {
            case TEXT -> ScheduleText.of(schedule);
            case CRON -> CronLines.crontab(schedule);
            case GITHUB -> CronLines.githubTrigger(schedule);
            case ICS -> CalendarText.of(schedule);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
