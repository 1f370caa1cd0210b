package dev.octavo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command as shells complete it.
 *
 * @param path the words that name it, behind that of the program
 * @param commands those that follow it
 */
record Completion(CommandSpec spec, List<String> path, List<Completion> commands) {
    private static final String PROGRAM = "octavo";

    /** Windows completes words by a program of the shell, which finds what may follow in a table. */
    private static final String POWERSHELL = """
            Register-ArgumentCompleter -Native -CommandName octavo, octavo.cmd -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $table = @{
            %s
                }
                $command = 'octavo'
                $last = ''
                foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
                    if ($element.Extent.EndOffset -ge $cursorPosition) { break }
                    $last = "$element"
                    if ($last -notlike '-*' -and $table.ContainsKey("$command $last")) { $command = "$command $last" }
                }
                $key = $command
                if ($last -like '-*' -and $table.ContainsKey("$command $last")) { $key = "$command $last" }
                $table[$key] | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                    $text, $tip = $_ -split '\\|', 2
                    [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $tip)
                }
            }
            """;

    /** What may stand at a place, such as a command, an option, or a value. */
    private record Word(String text, String meaning) {}

    /** The script for a shell. */
    static String of(CommandLine program, ShowCompletion.Target shell) {
        Completion root = of(program);
        return switch (shell) {
            case BASH -> AutoComplete.bash(PROGRAM, program);
            // Read by source, it registers itself; as a function that zsh loads at the first use, it also has to
            // answer.
            case ZSH ->
                "#compdef octavo\n(( $+functions[compopt] )) || compopt() { }\n" + AutoComplete.bash(PROGRAM, program)
                        + """
                    if [ "${funcstack[1]:-}" = _octavo ]; then
                      _bash_complete -o default -F _complete_octavo
                    fi
                    """;
            case FISH -> "complete -c octavo -f\n" + root.lines(Completion::fish) + "\n";
            case POWERSHELL -> POWERSHELL.formatted(root.lines(Completion::powerShell));
        };
    }

    /** What there is to complete behind the words of {@code command}. */
    static Completion of(CommandLine command) {
        return of(command.getCommandSpec(), List.of());
    }

    private static Completion of(CommandSpec spec, List<String> path) {
        List<Completion> below = spec.subcommands().values().stream()
                .distinct()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .map(command -> of(command, join(path, command.name())))
                .toList();
        return new Completion(spec, path, below);
    }

    private static List<String> join(List<String> path, String word) {
        List<String> longer = new ArrayList<>(path);
        longer.add(word);
        return List.copyOf(longer);
    }

    private String lines(Function<Completion, Stream<String>> one) {
        return all().flatMap(one).collect(Collectors.joining("\n"));
    }

    /** This command and all below it. */
    Stream<Completion> all() {
        return Stream.concat(Stream.of(this), commands.stream().flatMap(Completion::all));
    }

    Stream<OptionSpec> options() {
        return spec.options().stream().filter(option -> !option.hidden());
    }

    /** Sentences on what it does. The command {@code help} has the first of them as a header. */
    List<String> description() {
        return Stream.of(spec.usageMessage().header(), spec.usageMessage().description())
                .flatMap(Stream::of)
                .map(sentence -> sentence.replace("%n", ""))
                .toList();
    }

    private List<String> names() {
        return Stream.concat(Stream.of(spec.name()), Stream.of(spec.aliases())).toList();
    }

    /** The commands behind this one, by all their names, and the words that may stand for its parameters. */
    private Stream<Word> words() {
        return Stream.concat(
                commands.stream()
                        .flatMap(command ->
                                command.names().stream().map(name -> new Word(name, brief(command.description())))),
                spec.positionalParameters().stream()
                        .flatMap(parameter -> values(parameter).map(value -> new Word(value, parameter.paramLabel()))));
    }

    private static Stream<String> values(ArgSpec argument) {
        List<String> values = new ArrayList<>();
        Optional.ofNullable(argument.completionCandidates()).ifPresent(words -> words.forEach(values::add));
        return values.stream();
    }

    private static boolean takesFile(ArgSpec argument) {
        return List.of(argument.auxiliaryTypes()).contains(Path.class);
    }

    /** The first sentence. */
    private static String brief(List<String> description) {
        return String.join(" ", description).replaceFirst("(?<=[.;]) .*", "").replaceFirst("[.;]$", "");
    }

    private Stream<String> fish() {
        Stream<String> words = words().map(word -> fish("-a " + word.text(), word.meaning()));
        Stream<String> files = spec.positionalParameters().stream()
                .filter(Completion::takesFile)
                .map(parameter -> "complete -c octavo -n '" + seen() + "' -F");
        Stream<String> options =
                options().map(option -> fish(names(option) + value(option), brief(List.of(option.description()))));
        return Stream.of(words, files, options).flatMap(lines -> lines);
    }

    private String fish(String what, String meaning) {
        String quoted = meaning.replace("\\", "\\\\").replace("'", "\\'");
        return "complete -c octavo -n '" + seen() + "' " + what + " -d '" + quoted + "'";
    }

    private static String names(OptionSpec option) {
        return Stream.of(option.names())
                .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                .collect(Collectors.joining(" "));
    }

    private static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        String values = values(option).collect(Collectors.joining(" "));
        String any = takesFile(option) ? " -r -F" : " -x";
        return values.isEmpty() ? any : " -x -a '" + values + "'";
    }

    /** What fish asks: whether the words before the cursor name this command, and none behind it. */
    private String seen() {
        if (path.isEmpty()) {
            return "__fish_use_subcommand";
        }
        String first = path.stream()
                .limit(path.size() - 1L)
                .map(word -> "__fish_seen_subcommand_from " + word + "; and ")
                .collect(Collectors.joining());
        String behind =
                commands.stream().flatMap(command -> command.names().stream()).collect(Collectors.joining(" "));
        return first + "__fish_seen_subcommand_from " + String.join(" ", names())
                + (behind.isEmpty() ? "" : "; and not __fish_seen_subcommand_from " + behind);
    }

    private Stream<String> powerShell() {
        List<Word> words = Stream.concat(
                        words(),
                        options().map(option -> new Word(option.longestName(), brief(List.of(option.description())))))
                .toList();
        String above = String.join(
                " ",
                Stream.concat(Stream.of(PROGRAM), path.stream().limit(Math.max(0, path.size() - 1)))
                        .toList());
        Stream<String> keys =
                path.isEmpty() ? Stream.of(PROGRAM) : names().stream().map(name -> above + " " + name);
        return keys.flatMap(key -> Stream.concat(
                Stream.of(row(key, words.stream())),
                options()
                        .filter(option -> values(option).findAny().isPresent())
                        .map(option -> row(
                                key + " " + option.longestName(),
                                values(option).map(value -> new Word(value, option.paramLabel()))))));
    }

    private static String row(String key, Stream<Word> words) {
        return words.map(word -> "'" + (word.text() + "|" + word.meaning()).replaceAll("['‘’‚‛]", "$0$0") + "'")
                .collect(Collectors.joining(", ", "        '" + key + "' = @(", ")"));
    }
}
