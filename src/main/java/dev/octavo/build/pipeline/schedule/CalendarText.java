package dev.octavo.build.pipeline.schedule;

import dev.octavo.build.pipeline.schedule.Schedule.Moment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes a schedule as a calendar with an event for each moment (RFC 5545). */
final class CalendarText {
    // RFC 5545, 3.3.5, form 2
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final int LONGEST_LINE = 75; // RFC 5545, 3.1: octets, without the line break
    private static final String LINE_END = "\r\n";

    /** RFC 5545, 3.6: a calendar must contain a component; this one is not an event. */
    private static final String NO_EVENT = """
            BEGIN:VTIMEZONE
            TZID:Etc/UTC
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0000
            TZOFFSETTO:+0000
            END:STANDARD
            END:VTIMEZONE
            """;

    private CalendarText() {}

    static String of(Schedule schedule) {
        String events = schedule.moments().stream()
                .map(moment -> event(moment, schedule))
                .collect(Collectors.joining());
        String calendar = """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Octavo//octavo next//EN
                """ + (events.isEmpty() ? NO_EVENT : events) + "END:VCALENDAR\n";
        return calendar.lines().map(CalendarText::folded).collect(Collectors.joining());
    }

    private static String event(Moment moment, Schedule schedule) {
        return """
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:%s
                DTSTART:%s
                SUMMARY:%s
                DESCRIPTION:%s
                TRANSP:TRANSPARENT
                END:VEVENT
                """.formatted(
                        uid(moment, schedule),
                        utc(schedule.asOf().truncatedTo(ChronoUnit.SECONDS)),
                        utc(moment.roundedUp(ChronoUnit.SECONDS)),
                        escaped(summary(moment)),
                        escaped(description(moment, schedule)));
    }

    /** Returns an id that stays the same for a moment of a site, so that importing again duplicates nothing. */
    private static String uid(Moment moment, Schedule schedule) {
        // RFC 7986, 5.3: a UUID, so that it reveals nothing about the machine
        String name = schedule.home() + " " + moment.at();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String utc(Instant moment) {
        return UTC.format(moment.atOffset(ZoneOffset.UTC));
    }

    private static String summary(Moment moment) {
        return moment.changes().stream()
                .map(change -> change.title() + " " + change.kind())
                .collect(Collectors.joining("; "));
    }

    private static String description(Moment moment, Schedule schedule) {
        return moment.changes().stream()
                .map(change -> change.kind() + ": " + change.words())
                .collect(Collectors.joining("\n", schedule.home() + "\n", ""));
    }

    /** Escapes a text (RFC 5545, 3.3.11) and removes control characters, which are not allowed. */
    static String escaped(String value) {
        return value.replaceAll("[\\p{Cc}&&[^\n]]", " ")
                .replaceAll("[\\\\;,]", "\\\\$0")
                .replace("\n", "\\n");
    }

    /** Returns a line with its line break, folded between characters if it is too long. */
    private static String folded(String line) {
        StringBuilder text = new StringBuilder();
        int room = LONGEST_LINE;
        for (int i = 0; i < line.length(); ) {
            String character = Character.toString(line.codePointAt(i));
            int octets = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets > room) {
                text.append(LINE_END).append(' ');
                room = LONGEST_LINE - 1;
            }
            text.append(character);
            room -= octets;
            i += character.length();
        }
        return text.append(LINE_END).toString();
    }
}
