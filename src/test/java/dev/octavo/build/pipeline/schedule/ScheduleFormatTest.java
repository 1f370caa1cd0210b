package dev.octavo.build.pipeline.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.schedule.Schedule.Change;
import dev.octavo.build.pipeline.schedule.Schedule.Change.Kind;
import dev.octavo.build.pipeline.schedule.Schedule.Moment;
import dev.octavo.lib.address.SourcePath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleFormatTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.25Z");

    @Test
    void peopleReadTheSitesTimeAndHowLongUntilThen() {
        assertEquals("""
                Sunday 2027-03-28 03:00 +02:00 (Europe/Berlin), in 123 days
                  appears     A, b; c (content/posts/a.md)
                  disappears  News (content/pages/news.md), unlisted

                Sunday 2027-03-28 03:00:01 +02:00 (Europe/Berlin), in 123 days
                  appears     B (content/posts/b.md)
                """, ScheduleFormat.TEXT.write(schedule("2027-03-28T01:00:00Z", "2027-03-28T01:00:01Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.1S, less than a minute",
        "PT1M, 1 minute",
        "PT59M59S, 59 minutes",
        "PT1H, 1 hour",
        "PT23H1M, 23 hours and 1 minute",
        "PT24H, 1 day",
        "P59DT23H59M, 59 days and 23 hours",
        "P60DT23H, 60 days",
    })
    void aSpanHasItsTwoLargestUnits(String time, String words) {
        assertEquals(words, ScheduleText.span(Duration.parse(time)));
    }

    @Test
    void cronStartsAtTheFirstFullMinuteOfTheNewSite() {
        assertEquals(
                """
                # Minute, hour, day and month, in UTC: where the machine has another time, put CRON_TZ=UTC above, or, with a cron
                # that does not know that, shift the hours. Cron has no year: without a new line the same comes in a year.
                # 2026-12-31T23:59:00Z appears: A, b; c (content/posts/a.md)
                # 2026-12-31T23:59:00Z disappears: News (content/pages/news.md), unlisted
                59 23 31 12 *
                # 2026-12-31T23:59:00.001Z appears: B (content/posts/b.md)
                # 2026-12-31T23:59:59Z appears: B (content/posts/b.md)
                0 0 1 1 *
                """,
                ScheduleFormat.CRON.write(
                        schedule("2026-12-31T23:59:00Z", "2026-12-31T23:59:00.001Z", "2026-12-31T23:59:59Z")));
    }

    @Test
    void githubGetsTheSameAsYaml() {
        assertEquals("""
                on:
                  schedule:
                    # In UTC. GitHub starts late where it is busy, by minutes or by an hour, but never early.
                    # Cron has no year: without a new line the same comes again in a year.
                    # 2026-12-01T08:00:00Z appears: A, b; c (content/posts/a.md)
                    # 2026-12-01T08:00:00Z disappears: News (content/pages/news.md), unlisted
                    - cron: "0 8 1 12 *"
                """, ScheduleFormat.GITHUB.write(schedule("2026-12-01T08:00:00Z")));
    }

    @Test
    void aCalendarHasAnEventForEachMoment() {
        String calendar = ScheduleFormat.ICS.write(schedule("2026-12-01T08:00:00Z", "2027-01-01T00:00:00.5Z"));
        assertEquals(
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Octavo//octavo next//EN
                BEGIN:VEVENT
                UID:UID
                DTSTAMP:20261124T120000Z
                DTSTART:20261201T080000Z
                SUMMARY:A\\, b\\; c appears\\; News disappears
                DESCRIPTION:https://example.org/blog/\\nappears: A\\, b\\; c (content/posts/a.
                 md)\\ndisappears: News (content/pages/news.md)\\, unlisted
                TRANSP:TRANSPARENT
                END:VEVENT
                BEGIN:VEVENT
                UID:UID
                DTSTAMP:20261124T120000Z
                DTSTART:20270101T000001Z
                SUMMARY:B appears
                DESCRIPTION:https://example.org/blog/\\nappears: B (content/posts/b.md)
                TRANSP:TRANSPARENT
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"),
                calendar.replaceAll("UID:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\r", "UID:UID\r"));
    }

    @Test
    void anEventIsTheSameWhoeverAsksAndWhenever() {
        Schedule one = schedule("2026-12-01T08:00:00Z", "2026-12-02T08:00:00Z");
        Schedule later = new Schedule(one.home(), ZoneId.of("UTC"), NOW.plusSeconds(99), one.moments());
        Schedule elsewhere = new Schedule("https://example.org/", one.zone(), NOW, one.moments());
        assertEquals(uids(one), uids(later));
        assertEquals(
                4,
                Stream.concat(uids(one).stream(), uids(elsewhere).stream())
                        .distinct()
                        .count());
    }

    private static List<String> uids(Schedule schedule) {
        return ScheduleFormat.ICS
                .write(schedule)
                .lines()
                .filter(line -> line.startsWith("UID:"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ä", "日", "😀", "a", "👩‍👩‍👧", "\\", ","})
    void linesAreFoldedBetweenCharacters(String character) {
        String title = character.repeat(200) + "end";
        String calendar = ScheduleFormat.ICS.write(titled(title));
        for (String line : calendar.split("\r\n", -1)) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertEquals(line, new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
            assertTrue(line.codePoints().noneMatch(Character::isISOControl), line);
        }
        String unfolded = calendar.replace("\r\n ", "");
        assertTrue(unfolded.contains("\r\nSUMMARY:" + CalendarText.escaped(title) + " appears\r\n"), unfolded);
    }

    @ParameterizedTest
    @EnumSource(ScheduleFormat.class)
    void noTitleMakesALineOfItsOwn(ScheduleFormat format) {
        assertEquals(format.write(titled("A B C")), format.write(titled("A\rB\u0085C")));
    }

    @Test
    void reportsThatNothingIsScheduled() {
        Schedule nothing = schedule();
        assertEquals(
                "Nothing is scheduled: no post or page will appear or disappear.\n",
                ScheduleFormat.TEXT.write(nothing));
        assertEquals("# " + ScheduleFormat.TEXT.write(nothing), ScheduleFormat.CRON.write(nothing));
        assertEquals("# " + ScheduleFormat.TEXT.write(nothing), ScheduleFormat.GITHUB.write(nothing));
        assertEquals("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Octavo//octavo next//EN
                BEGIN:VTIMEZONE
                TZID:Etc/UTC
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0000
                TZOFFSETTO:+0000
                END:STANDARD
                END:VTIMEZONE
                END:VCALENDAR
                """.replace("\n", "\r\n"), ScheduleFormat.ICS.write(nothing));
    }

    private static Schedule titled(String title) {
        return schedule(List.of(new Moment(
                Instant.parse("2026-12-01T08:00:00Z"), List.of(change(Kind.APPEARS, title, "posts/a", false)))));
    }

    /** Two changes at the first moment, one at each of the others. */
    private static Schedule schedule(String... moments) {
        Change first = change(Kind.APPEARS, "A, b; c", "posts/a", false);
        Change second = change(Kind.DISAPPEARS, "News", "pages/news", true);
        List<Change> later = List.of(change(Kind.APPEARS, "B", "posts/b", false));
        return schedule(Stream.of(moments)
                .map(Instant::parse)
                .map(at -> new Moment(at, at.toString().equals(moments[0]) ? List.of(first, second) : later))
                .toList());
    }

    private static Schedule schedule(List<Moment> moments) {
        return new Schedule("https://example.org/blog/", ZoneId.of("Europe/Berlin"), NOW, moments);
    }

    private static Change change(Kind kind, String title, String name, boolean unlisted) {
        return new Change(kind, title, new SourcePath("content/" + name + ".md"), unlisted);
    }
}
