package dev.octavo.cli;

import dev.octavo.pipeline.schedule.Schedule;
import dev.octavo.pipeline.schedule.ScheduleFormat;
import dev.octavo.pipeline.schedule.ScheduleReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints when the public site changes by itself, because posts appear or expire. */
@Command(
        name = "next",
        description = {
            "Say when a scheduled or expiring post or page changes the public site next, and what changes then.",
            "A build at that moment makes the new site, a build one second before it the old one."
        },
        footer = {
            "",
            "Examples:",
            "  octavo next                                      the next change, and how long until then",
            "  octavo next --all                                every change that is ahead",
            "  octavo next --format cron                        a line for a crontab, in UTC",
            "  octavo next --format github                      a trigger for a workflow of GitHub's",
            "  octavo next --all --format ics > changes.ics     all changes, for your calendar",
            "  octavo next --as-of 2027-01-01                   what comes after that day",
            "",
            "Exit codes: 0 it is told, 1 something is wrong with the site, 2 the command makes no sense."
        })
final class ShowNext extends SiteCommand {
    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "What counts as now: a day or a moment. What changes at that moment has changed.")
    private Optional<Instant> asOf = Optional.empty();

    @Option(names = "--all", description = "Every change that is ahead, and not only the next.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES}. Without it: ${DEFAULT-VALUE}.")
    private ScheduleFormat format = ScheduleFormat.TEXT;

    ShowNext(Surroundings surroundings, Complaints complaints) {
        super(surroundings, complaints);
    }

    @Override
    int run(Path siteFolder) {
        Schedule schedule = ScheduleReader.read(
                siteFolder,
                surroundings.outFolder(Optional.empty(), siteFolder),
                asOf.orElseGet(surroundings.clock()::instant),
                surroundings.threads());
        surroundings.out().print(format.write(all ? schedule : schedule.next()));
        sayHowManyFollow(schedule);
        return 0;
    }

    private void sayHowManyFollow(Schedule schedule) {
        int more = schedule.moments().size() - 1;
        if (!all && more > 0) {
            String follow = more == 1 ? "One more change follows" : more + " more changes follow";
            surroundings.err().println(follow + ":  octavo next --all  shows " + (more == 1 ? "it" : "them") + " too.");
        }
    }
}
