package dev.octavo.use.cli;

import dev.octavo.build.pipeline.schedule.ScheduleFormat;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.use.scaffold.NewWorkflow;
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
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/** Configures picocli with all commands. */
final class CommandLines {
    private CommandLines() {}

    static CommandLine of(RootCommand octavo, Environment environment, ErrorPrinter errors) {
        CommandLine commands = new CommandLine(octavo)
                .addSubcommand(new New(environment))
                .addSubcommand(new Init(environment))
                .addSubcommand(new ImportBlog(environment, errors))
                .addSubcommand(new BuildSite(environment, errors))
                .addSubcommand(new CheckSite(environment, errors))
                .addSubcommand(new FetchPictures(environment, errors))
                .addSubcommand(new ServeSite(environment, errors))
                .addSubcommand(new PublishSite(environment, errors))
                .addSubcommand(Export.of(environment, errors))
                .addSubcommand(new ExplainFile(environment, errors))
                .addSubcommand(new ShowNext(environment, errors))
                .addSubcommand(new ShowRelated(environment, errors))
                .addSubcommand(new ShowSchema(environment, errors))
                .addSubcommand(ShowTheme.of(environment, errors))
                .addSubcommand(new RunDoctor(environment, errors))
                .addSubcommand(new UpgradeSite(environment, errors))
                .addSubcommand(new ShowCompletion(environment))
                .addSubcommand(new ShellFiles(environment))
                .addSubcommand(new CommandLine.HelpCommand())
                // A title may begin with "@", which must not mean a file of arguments.
                .setResourceBundle(new HelpTexts())
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8))
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
                .setParameterExceptionHandler(errors::misuse)
                // picocli wraps the errors of commands that are methods
                .setExecutionExceptionHandler((e, command, parsed) ->
                        errors.failure(e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e));
        return HelpText.wrapped(commands);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("this system has no path \"" + text + "\": " + e.getReason());
        }
    }

    /** Parses a moment with its offset, or a day, which means noon in UTC: the same day in nearly every zone. */
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

    /** Finds the thing named {@code text}; {@code noun} says in the message what the things are. */
    private static <T> T named(T[] things, String text, String noun) {
        List<String> names = Stream.of(things).map(Object::toString).toList();
        int place = names.indexOf(text);
        if (place >= 0) {
            return things[place];
        }
        int last = names.size() - 1;
        String all = "write " + String.join(", ", names.subList(0, last)) + " or " + names.get(last);
        String help = Spelling.suggestion(text, names).orElse(all);
        throw new TypeConversionException("there is no " + noun + " \"" + text + "\"; " + help);
    }
}
