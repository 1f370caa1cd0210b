package dev.octavo.build.pipeline.schedule;

import dev.octavo.build.pipeline.schedule.Schedule.Moment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a schedule for cron, in UTC, with comments on what happens above each line. */
public final class CronLines {
    private static final DateTimeFormatter EXPRESSION = DateTimeFormatter.ofPattern("m H d M *", Locale.ROOT);

    private CronLines() {}

    /** Returns the lines of a crontab, without a command. */
    static String crontab(Schedule schedule) {
        return """
                # Minute, hour, day and month, in UTC: where the machine has another time, put CRON_TZ=UTC above, or, with a cron
                # that does not know that, shift the hours. Cron has no year: without a new line the same comes in a year.
                """ + lines(schedule, "", "");
    }

    /** Returns the trigger for {@code on} in a GitHub workflow. */
    static String githubTrigger(Schedule schedule) {
        return """
                on:
                  schedule:
                    # In UTC. GitHub starts late where it is busy, by minutes or by an hour, but never early.
                    # Cron has no year: without a new line the same comes again in a year.
                """ + githubEntries(schedule);
    }

    /** Returns the entries for a GitHub workflow, indented by four spaces; empty if nothing is scheduled. */
    public static String githubEntries(Schedule schedule) {
        return lines(schedule, "    ", "- cron: ");
    }

    private static String lines(Schedule schedule, String indent, String key) {
        StringBuilder text = new StringBuilder();
        notes(schedule).forEach((expression, notes) -> {
            notes.forEach(note -> text.append(indent).append("# ").append(note).append('\n'));
            String value = key.isEmpty() ? expression : '"' + expression + '"';
            text.append(indent).append(key).append(value).append('\n');
        });
        return text.toString();
    }

    /** Returns what happens by expression; moments in the same minute, also of different years, share one. */
    private static Map<String, List<String>> notes(Schedule schedule) {
        Map<String, List<String>> notes = new LinkedHashMap<>();
        for (Moment moment : schedule.moments()) {
            List<String> lines = notes.computeIfAbsent(expression(moment), expression -> new ArrayList<>());
            moment.changes().forEach(change -> lines.add(moment.at() + " " + change.kind() + ": " + change.words()));
        }
        return notes;
    }

    /** Returns the expression for the first full minute after the change; a build before it would change nothing. */
    public static String expression(Moment moment) {
        Instant minute = moment.roundedUp(ChronoUnit.MINUTES);
        return EXPRESSION.format(minute.atOffset(ZoneOffset.UTC));
    }
}
