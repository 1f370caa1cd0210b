package dev.octavo.use.cli;

import dev.octavo.build.pipeline.schedule.Schedule;
import dev.octavo.build.pipeline.schedule.ScheduleFormat;
import dev.octavo.build.pipeline.schedule.ScheduleReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints when the public site will change without an edit, because posts appear or expire. */
@Command(
        name = "next",
        description = {
            "Print when a scheduled or expiring article will next change the public site, and what will change.",
            "A build at that moment makes the new site; a build one second earlier makes the old one."
        },
        footer = {
            "",
            "Examples:",
            "  octavo next                                      the next change, and how long until then",
            "  octavo next --all                                all future changes",
            "  octavo next --format cron                        a line for a crontab, in UTC",
            "  octavo next --format github                      a trigger for a GitHub workflow",
            "  octavo next --all --format ics > changes.ics     all changes, for your calendar",
            "  octavo next --as-of 2027-01-01                   what comes after that day",
            "",
            "Exit codes: 0 it is printed, 1 something is wrong with the site, 2 wrong usage."
        })
final class ShowNext extends SiteCommand {
    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "The time to use as now: a day or a moment. Changes at that very moment have happened.")
    private Optional<Instant> asOf = Optional.empty();

    @Option(names = "--all", description = "Print all future changes, not only the next.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ScheduleFormat format = ScheduleFormat.TEXT;

    ShowNext(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path siteFolder) {
        Schedule schedule = ScheduleReader.read(
                siteFolder,
                environment.outFolder(Optional.empty(), siteFolder),
                asOf.orElseGet(environment.clock()::instant),
                environment.threads());
        environment.out().print(format.write(all ? schedule : schedule.next()));
        printHowManyFollow(schedule);
        return 0;
    }

    private void printHowManyFollow(Schedule schedule) {
        int more = schedule.moments().size() - 1;
        if (!all && more > 0) {
            String follow = more == 1 ? "One more change follows" : more + " more changes follow";
            environment.err().println(follow + ":  octavo next --all  shows " + (more == 1 ? "it" : "them") + " too.");
        }
    }
}
