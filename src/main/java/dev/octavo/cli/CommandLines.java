package dev.octavo.cli;

import dev.octavo.pipeline.schedule.ScheduleFormat;
import dev.octavo.problem.Spelling;
import dev.octavo.scaffold.NewWorkflow;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/** All commands as one command line. */
final class CommandLines {
    private static final int WIDTH = 100;

    private CommandLines() {}

    static CommandLine of(Octavo octavo, Surroundings surroundings, Complaints complaints) {
        return new CommandLine(octavo)
                .addSubcommand(new New(surroundings))
                .addSubcommand(new Init(surroundings))
                .addSubcommand(new BuildSite(surroundings, complaints))
                .addSubcommand(new CheckSite(surroundings, complaints))
                .addSubcommand(new FetchPictures(surroundings, complaints))
                .addSubcommand(new ServeSite(surroundings, complaints))
                .addSubcommand(new PublishSite(surroundings, complaints))
                .addSubcommand(Export.of(surroundings, complaints))
                .addSubcommand(new ExplainFile(surroundings, complaints))
                .addSubcommand(new ShowNext(surroundings, complaints))
                .addSubcommand(new ShowRelated(surroundings, complaints))
                .addSubcommand(new ShowSchema(surroundings, complaints))
                .addSubcommand(new ExamineSite(surroundings, complaints))
                .addSubcommand(new UpgradeSite(surroundings, complaints))
                .addSubcommand(new ShowCompletion(surroundings))
                .addSubcommand(new ShellFiles(surroundings))
                .addSubcommand(new CommandLine.HelpCommand())
                // A title may begin with "@", which is no file to read arguments from.
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(WIDTH)
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .registerConverter(Path.class, CommandLines::path)
                .registerConverter(Instant.class, CommandLines::instant)
                .registerConverter(
                        ShowSchema.Subject.class, text -> named(ShowSchema.Subject.values(), text, "schema for"))
                .registerConverter(
                        ShowCompletion.Target.class,
                        text -> named(ShowCompletion.Target.values(), text, "completion for"))
                .registerConverter(
                        NewWorkflow.Kind.class, text -> named(NewWorkflow.Kind.values(), text, "workflow for"))
                .registerConverter(ScheduleFormat.class, text -> named(ScheduleFormat.values(), text, "format"))
                .setParameterExceptionHandler(complaints::misuse)
                .setExecutionExceptionHandler((e, command, parsed) -> complaints.failure(e));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("this system has no path \"" + text + "\": " + e.getReason());
        }
    }

    /** A moment with its offset, or a day: then noon in UTC, which is that day in nearly every zone. */
    private static Instant instant(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "\"" + text + "\" is not a date or time; write 2026-11-24 or 2026-11-24T08:30:00+01:00");
        }
    }

    /** The one of several things that has the name {@code text}, where {@code noun} is what they are. */
    private static <T> T named(T[] things, String text, String noun) {
        List<String> names = Stream.of(things).map(Object::toString).toList();
        int place = names.indexOf(text);
        if (place >= 0) {
            return things[place];
        }
        int last = names.size() - 1;
        String all = "write " + String.join(", ", names.subList(0, last)) + " or " + names.get(last);
        String help = Spelling.nearest(text, names)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse(all);
        throw new TypeConversionException("there is no " + noun + " \"" + text + "\"; " + help);
    }
}
