package dev.octavo.use.cli;

import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns picocli's errors into problems with a remedy. */
final class UsageError {
    private static final String LIKE_AN_OPTION = "--?\\p{Alpha}[\\p{Alnum}-]*(=.*)?";

    private static final Pattern WRONG_VALUE =
            Pattern.compile("Invalid value for [^:]*: (.*); (write .*|did you mean .*)");

    private UsageError() {}

    /** Returns whether a command that needs a subcommand was given none. */
    static boolean lacksCommand(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        boolean unknown = e instanceof UnmatchedArgumentException || e.getArgSpec() != null;
        return !unknown && !command.subcommands().isEmpty();
    }

    static Problem problem(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String usage = command.qualifiedName() + " --help shows how it is used";
        List<String> unmatched = e instanceof UnmatchedArgumentException unknown
                ? unknown.getUnmatched()
                : e.getCommandLine().getUnmatchedArguments();
        if (!unmatched.isEmpty()) {
            return unknown(unmatched.get(0), command, usage);
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(missing.getMissing().get(0), command, usage);
        }
        if (e.getArgSpec() instanceof OptionSpec option && option.arity().max() == 0) {
            String name = option.longestName();
            return ProblemKind.COMMAND
                    .error("the option \"" + name + "\" takes no value")
                    .hint("write " + name + " alone");
        }
        return wrongValue(e)
                .orElseGet(() -> ProblemKind.COMMAND.error(sentence(e)).hint(usage));
    }

    private static Problem missing(ArgSpec argument, CommandSpec command, String usage) {
        if (argument instanceof OptionSpec option) {
            String name = option.longestName();
            return ProblemKind.COMMAND
                    .error("the option \"" + name + "\" needs a value")
                    .hint("write it after the option: " + name + " " + argument.paramLabel());
        }
        return ProblemKind.COMMAND
                .error("\"" + command.qualifiedName() + "\" needs a " + argument.paramLabel())
                .hint(usage);
    }

    /** Returns the message of our own type converters, without picocli's words before it. */
    private static Optional<Problem> wrongValue(ParameterException e) {
        Matcher match = WRONG_VALUE.matcher(String.valueOf(e.getMessage()));
        return match.matches()
                ? Optional.of(ProblemKind.COMMAND.error(match.group(1)).hint(match.group(2)))
                : Optional.empty();
    }

    private static Problem unknown(String word, CommandSpec command, String usage) {
        if (word.startsWith("-") && !word.matches(LIKE_AN_OPTION)) {
            return ProblemKind.COMMAND
                    .error("\"" + word + "\" begins like an option")
                    .hint("put -- before it: " + command.qualifiedName() + " -- \"" + word + "\"");
        }
        if (word.startsWith("-")) {
            String name = word.replaceFirst("=.*", "");
            return ProblemKind.COMMAND
                    .error("\"" + command.qualifiedName() + "\" has no option \"" + name + "\"")
                    .hint(remedyForSynonym(command.qualifiedName(), name)
                            .orElseGet(() -> meant(name, command.optionsMap().keySet(), usage)));
        }
        Collection<String> commands = command.subcommands().keySet();
        if (commands.isEmpty()) {
            return ProblemKind.COMMAND
                    .error("too many arguments for \"" + command.qualifiedName() + "\": \"" + word + "\"")
                    .hint(
                            command.optionsMap().containsKey("--site")
                                    ? "the folder of another site is named like this: --site " + word
                                    : usage);
        }
        // An unknown word after "new" is most likely the title of a post.
        String otherwise = command.name().equals("new") ? "for a post: octavo new post \"" + word + "\"" : usage;
        return ProblemKind.COMMAND
                .error("\"" + command.qualifiedName() + "\" has no command \"" + word + "\"")
                .hint(remedyForSynonym(command.qualifiedName(), word)
                        .orElseGet(() -> meant(word, commands, otherwise)));
    }

    private static String meant(String word, Collection<String> known, String usage) {
        // Single letters are all within one edit of each other.
        Optional<String> nearest = word.length() <= "-x".length() ? Optional.empty() : Spelling.nearest(word, known);
        return nearest.map(Spelling::question).orElse(usage);
    }

    // Picocli starts its message with a capital, and adds further sentences on their own lines.
    private static String sentence(ParameterException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        String first = message.isEmpty() ? "" : message.substring(0, 1).toLowerCase(Locale.ROOT);
        return message.isEmpty() ? "this command is not valid" : first + message.substring(1);
    }

    /** Returns what to write instead of {@code word}, an unknown subcommand or option of {@code command}. */
    private static Optional<String> remedyForSynonym(String command, String word) {
        return Resources.lines("/foreign/commands.txt")
                .map(line -> line.split("\\|"))
                .filter(cells -> cells[0].strip().equals(command))
                .filter(cells -> List.of(cells[1].strip().split(" ", -1)).contains(word.toLowerCase(Locale.ROOT)))
                .map(cells -> cells[2].strip())
                .findFirst();
    }
}
