package dev.octavo.cli;

import dev.octavo.problem.Problem;
import dev.octavo.problem.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains to whoever called Octavo what makes no sense in the call. */
final class Misuse {
    private static final String LIKE_AN_OPTION = "--?\\p{Alpha}[\\p{Alnum}-]*(=.*)?";

    private Misuse() {}

    /** Whether a command stands there alone that needs another behind it. */
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
        return Problem.error(sentence(e)).hint(usage);
    }

    private static Problem unknown(String word, CommandSpec command, String usage) {
        if (word.startsWith("-") && !word.matches(LIKE_AN_OPTION)) {
            return Problem.error("\"" + word + "\" begins like an option")
                    .hint("put -- before it: " + command.qualifiedName() + " -- \"" + word + "\"");
        }
        if (word.startsWith("-")) {
            String name = word.replaceFirst("=.*", "");
            return Problem.error("\"" + command.qualifiedName() + "\" has no option \"" + name + "\"")
                    .hint(meant(name, command.optionsMap().keySet(), usage));
        }
        Collection<String> commands = command.subcommands().keySet();
        if (commands.isEmpty()) {
            return Problem.error("\"" + word + "\" is an argument too many for \"" + command.qualifiedName() + "\"")
                    .hint(usage);
        }
        return Problem.error("\"" + command.qualifiedName() + "\" has no command \"" + word + "\"")
                .hint(meant(word, commands, usage));
    }

    private static String meant(String word, Collection<String> known, String usage) {
        // Every letter alone is near every other.
        Optional<String> nearest = word.length() <= "-x".length() ? Optional.empty() : Spelling.nearest(word, known);
        return nearest.map(name -> "did you mean \"" + name + "\"?").orElse(usage);
    }

    // Picocli writes sentences with a capital, and whole ones of its own below them.
    private static String sentence(ParameterException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        String first = message.isEmpty() ? "" : message.substring(0, 1).toLowerCase(Locale.ROOT);
        return message.isEmpty() ? "the command makes no sense" : first + message.substring(1);
    }
}
