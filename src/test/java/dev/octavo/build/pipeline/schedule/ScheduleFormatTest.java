package dev.octavo.build.pipeline.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.schedule.Schedule.Change;
import dev.octavo.build.pipeline.schedule.Schedule.Change.Kind;
import dev.octavo.build.pipeline.schedule.Schedule.Moment;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleFormatTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.25Z");

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

    @TestFactory
    Stream<DynamicTest> writesTheMoments() {
        return Rows.of(ScheduleFormatTest.class, "schedules.rows")
                .become((name, moments) -> ScheduleFormat.valueOf(name.split(":", -1)[0])
                        .write(schedule(
                                moments.lines().filter(line -> !line.isEmpty()).toArray(String[]::new)))
                        .replaceAll("UID:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\r", "UID:UID\r")
                        .replace("\r\n", "\n"));
    }
}
