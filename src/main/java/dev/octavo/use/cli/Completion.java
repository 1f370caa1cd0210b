package dev.octavo.use.cli;

import dev.octavo.lib.loading.Resources;
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
 * The completions that shells offer for a command.
 *
 * @param path the words that name it, without the program's name
 * @param commands its subcommands
 */
record Completion(CommandSpec spec, List<String> path, List<Completion> commands) {
    private static final String PROGRAM = "octavo";

    /** A candidate: a command, an option, or a value. */
    private record Word(String text, String meaning) {}

    /** Returns the completion script for a shell. */
    static String of(CommandLine program, ShowCompletion.Target shell) {
        Completion root = of(program);
        return switch (shell) {
            case BASH -> AutoComplete.bash(PROGRAM, program);
            // When sourced, the script registers itself; when zsh autoloads it as a function, it must also complete.
            case ZSH ->
                "#compdef octavo\n(( $+functions[compopt] )) || compopt() { }\n" + AutoComplete.bash(PROGRAM, program)
                        + """
                    if [ "${funcstack[1]:-}" = _octavo ]; then
                      _bash_complete -o default -F _complete_octavo
                    fi
                    """;
            case FISH -> "complete -c octavo -f\n" + root.lines(Completion::fish) + "\n";
            // A script block completes words by looking them up in a table.
            case POWERSHELL -> Resources.text("/completion.ps1").formatted(root.lines(Completion::powerShell));
        };
    }

    static Completion of(CommandLine command) {
        return of(command.getCommandSpec(), List.of());
    }

    private static Completion of(CommandSpec spec, List<String> path) {
        List<Completion> subcommands = spec.subcommands().values().stream()
                .distinct()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .map(command -> of(command, join(path, command.name())))
                .toList();
        return new Completion(spec, path, subcommands);
    }

    private static List<String> join(List<String> path, String word) {
        List<String> longer = new ArrayList<>(path);
        longer.add(word);
        return List.copyOf(longer);
    }

    private String lines(Function<Completion, Stream<String>> one) {
        return all().flatMap(one).collect(Collectors.joining("\n"));
    }

    /** Returns this command and all commands below it. */
    Stream<Completion> all() {
        return Stream.concat(Stream.of(this), commands.stream().flatMap(Completion::all));
    }

    Stream<OptionSpec> options() {
        return spec.options().stream().filter(option -> !option.hidden());
    }

    /** Returns the sentences that describe it. Picocli's own {@code help} command has the first one as its header. */
    List<String> description() {
        return Stream.of(spec.usageMessage().header(), spec.usageMessage().description())
                .flatMap(Stream::of)
                .map(sentence -> sentence.replace("%n", ""))
                .toList();
    }

    private List<String> names() {
        return Stream.concat(Stream.of(spec.name()), Stream.of(spec.aliases())).toList();
    }

    /** Returns the subcommands, under all their names, and the values of the parameters. */
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

    /** Returns the first sentence, or the part of it before a semicolon. */
    private static String brief(List<String> description) {
        return String.join(" ", description).replaceFirst("(?<=[.;]) .*", "").replaceFirst("[.;]$", "");
    }

    private Stream<String> fish() {
        Stream<String> words = words().map(word -> fish("-a " + word.text(), word.meaning()));
        Stream<String> files = spec.positionalParameters().stream()
                .filter(Completion::takesFile)
                .map(parameter -> "complete -c octavo -n '" + fishCondition() + "' -F");
        Stream<String> options =
                options().map(option -> fish(names(option) + value(option), brief(List.of(option.description()))));
        return Stream.of(words, files, options).flatMap(lines -> lines);
    }

    private String fish(String what, String meaning) {
        String quoted = meaning.replace("\\", "\\\\").replace("'", "\\'");
        return "complete -c octavo -n '" + fishCondition() + "' " + what + " -d '" + quoted + "'";
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

    /** Returns fish's condition that the words before the cursor name this command and no subcommand of it. */
    private String fishCondition() {
        if (path.isEmpty()) {
            return "__fish_use_subcommand";
        }
        String first = path.stream()
                .limit(path.size() - 1L)
                .map(word -> "__fish_seen_subcommand_from " + word + "; and ")
                .collect(Collectors.joining());
        String next =
                commands.stream().flatMap(command -> command.names().stream()).collect(Collectors.joining(" "));
        return first + "__fish_seen_subcommand_from " + String.join(" ", names())
                + (next.isEmpty() ? "" : "; and not __fish_seen_subcommand_from " + next);
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
