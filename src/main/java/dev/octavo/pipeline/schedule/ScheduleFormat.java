package dev.octavo.pipeline.schedule;

/** How a schedule is written, by the name it has on the command line. */
public enum ScheduleFormat {
    TEXT("text"),
    CRON("cron"),
    GITHUB("github"),
    ICS("ics");

    private final String word;

    ScheduleFormat(String word) {
        this.word = word;
    }

    /** The schedule as whole lines. */
    public String write(Schedule schedule) {
        return switch (this) {
            case TEXT -> ScheduleText.of(schedule);
            case CRON -> CronLines.crontab(schedule);
            case GITHUB -> CronLines.githubTrigger(schedule);
            case ICS -> CalendarText.of(schedule);
        };
    }

    @Override
    public String toString() {
        return word;
    }
}
