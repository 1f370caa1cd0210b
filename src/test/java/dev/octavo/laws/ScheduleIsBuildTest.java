package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.build.pipeline.schedule.Schedule;
import dev.octavo.build.pipeline.schedule.Schedule.Change;
import dev.octavo.build.pipeline.schedule.Schedule.Moment;
import dev.octavo.build.pipeline.schedule.ScheduleReader;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Folders;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedule = builds: the built site changes at the moments that the schedule names, and at no other. */
final class ScheduleIsBuildTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final Path site;
    private int builds;

    ScheduleIsBuildTest(@TempDir Path folder) {
        site = folder.resolve("site");
        Folders.write(
                site, "content/site.yaml", "title: Tides\nurl: https://example.org/\ntime-zone: America/St_Johns\n");
        article("posts/old", "date: 2026-01-02");
        article("posts/tomorrow", "date: 2026-11-25\ntags: [sea]");
        article("posts/later/index", "date: 2026-01-01\npublish-at: 2026-11-26T08:30:15+01:00\naliases: [/l/]");
        Folders.write(site, "content/posts/later/dot.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        article("posts/brief", "date: 2026-11-25\nexpires: 2026-11-27");
        article("posts/leaving", "date: 2026-01-03\nexpires: 2026-11-27\nauthor: Ada");
        article("posts/unlisted", "date: 2026-11-28\nexpires: 2026-11-28 00:00:01\nunlisted: true");
        article("posts/fraction", "date: 2026-11-29T00:00:00.5Z");
        article("posts/draft", "date: 2026-11-30\nexpires: 2026-12-02\ndraft: true");
        article("posts/gone", "date: 2026-01-01\nexpires: 2026-01-02");
        article("pages/offer", "publish-at: 2026-12-24\nexpires: 2027-03-14 02:00 -02:30");
    }

    private void article(String name, String keys) {
        Folders.write(site, "content/" + name + ".md", "---\ntitle: " + name + "\n" + keys + "\n---\nText.\n");
    }

    @Test
    void theSiteChangesAtTheMomentsOfTheScheduleAndAtNoOther() {
        List<Moment> moments = schedule(START).moments();
        SortedMap<String, String> state = built(START);
        Instant before = START;
        for (Moment moment : moments) {
            assertEquals(state, built(moment.at().minusSeconds(1)), "a second before " + moment);
            assertEquals(state, built(moment.at().minusNanos(1)), "just before " + moment);
            assertEquals(state, built(between(before, moment.at())), "some time before " + moment);
            SortedMap<String, String> next = built(moment.at());
            assertNotEquals(state, next, "at " + moment);
            assertChanged(moment, state, next);
            state = next;
            before = moment.at();
        }
        assertEquals(state, built(before.plus(10_000, ChronoUnit.DAYS)));
        assertEquals(8, moments.size(), moments.toString());
    }

    /** Articles that appear are only in the later build, those that disappear only in the earlier one. */
    private static void assertChanged(Moment moment, SortedMap<String, String> old, SortedMap<String, String> now) {
        for (Change change : moment.changes()) {
            String page = change.source()
                    .value()
                    .replaceFirst("content/(pages/)?", "")
                    .replaceFirst("(/index)?\\.md$", "/index.html");
            boolean appears = change.kind() == Change.Kind.APPEARS;
            assertEquals(List.of(!appears, appears), List.of(old.containsKey(page), now.containsKey(page)), page);
        }
    }

    @Test
    void whatIsAheadShrinksMomentByMoment() {
        List<Moment> ahead = new ArrayList<>(schedule(START).moments());
        while (!ahead.isEmpty()) {
            Instant next = ahead.get(0).at();
            assertEquals(ahead, schedule(next.minusNanos(1)).moments());
            ahead.remove(0);
            assertEquals(ahead, schedule(next).moments());
        }
    }

    @Test
    void aSiteThatIsBuiltAgainAtEachMomentIsThatOfACleanBuild() {
        Path out = site.resolve("public");
        for (Moment moment : schedule(START).moments()) {
            build(out, moment.at());
            assertEquals(built(moment.at()), Folders.hashes(out));
            assertTrue(schedule(START).moments().contains(moment), "what a build remembers changes no schedule");
        }
    }

    private Schedule schedule(Instant asOf) {
        return ScheduleReader.read(site, site.resolve("public"), asOf, 2);
    }

    private static Instant between(Instant start, Instant end) {
        long seconds = ChronoUnit.SECONDS.between(start, end);
        return start.plusSeconds((long) (new Random(seconds).nextDouble() * seconds));
    }

    private SortedMap<String, String> built(Instant asOf) {
        Path out = site.resolveSibling("out" + builds++);
        build(out, asOf);
        return Folders.hashes(out);
    }

    private void build(Path out, Instant asOf) {
        Build.run(new BuildRequest(site, out, Optional.empty(), false, asOf, false, 2), Progress.SILENT);
    }
}
