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
@Command(name = "next")
final class ShowNext extends SiteCommand {
    @Option(names = "--as-of", paramLabel = "INSTANT")
    private Optional<Instant> asOf = Optional.empty();

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text")
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
            environment.say(follow + ":  octavo next --all  shows " + (more == 1 ? "it" : "them") + " too.");
        }
    }
}
