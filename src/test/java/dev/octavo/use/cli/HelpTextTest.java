package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

@Tag("both")
final class HelpTextTest {
    private final Shell shell = Shell.in(Path.of(""));

    @Test
    void noLineIsTooLongAndNoWordBroken() {
        Environment environment =
                new Environment(System.out, System.err, 0, false, Path.of(""), shell.clock(), 1, shell.variables());
        CommandLine octavo =
                CommandLines.of(new RootCommand(), environment, new ErrorPrinter(environment, () -> false));
        List<CommandLine> commands = all(octavo).toList();
        assertTrue(commands.size() > 20);
        for (CommandLine command : commands) {
            String help = command.getUsageMessage();
            help.lines().forEach(line -> assertTrue(line.length() <= HelpText.WIDTH, line));
            List<String> shown = words(help);
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (!option.hidden()) {
                    Stream.of(option.description())
                            .filter(text -> !text.contains("$"))
                            .forEach(text -> assertTrue(shown.containsAll(words(text)), () -> text + " in\n" + help));
                }
            }
            String[] texts = command.getCommandSpec().usageMessage().description();
            Stream.of(texts).forEach(text -> assertTrue(shown.containsAll(words(text)), () -> text + " in\n" + help));
        }
    }

    @Test
    void theNextLinesBeginBelowTheLastColumn() {
        String column = "  octavo build --url https://me.example/blog/      ";
        assertEquals(
                column + "for another address than the" + System.lineSeparator() + " ".repeat(51) + "one there",
                HelpText.wrapped(column + "for another address than the one there", 0));
        assertEquals("a".repeat(90), HelpText.wrapped("a".repeat(90), 0));
        assertEquals("", HelpText.wrapped("", 0));
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTextTest::all));
    }

    private static List<String> words(String text) {
        return new ArrayList<>(Arrays.asList(text.replace("%n", "\n").strip().split("\\s+")));
    }
}
