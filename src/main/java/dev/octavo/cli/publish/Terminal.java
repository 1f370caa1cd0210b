package dev.octavo.cli.publish;

import dev.octavo.cli.terminal.ProgressBar;
import dev.octavo.publish.ssh.Prompt;
import dev.octavo.publish.ssh.Secret;
import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever sits at the terminal, to be asked for a secret. */
final class Terminal {
    private Terminal() {}

    /** Absent where nobody does: a server for continuous integration waits for nobody. */
    static Optional<Prompt> prompt(ProgressBar progress) {
        // From Java 22 on there is a console without a terminal too.
        if (Integer.getInteger("octavo.terminal-width", 0) == 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(console()).map(console -> question -> {
            progress.clear();
            return ask(console, question);
        });
    }

    @SuppressWarnings("SystemConsoleNull") // it does in the Java that is the oldest
    private static @Nullable Console console() {
        return System.console();
    }

    private static Optional<Secret> ask(Console console, String question) {
        char[] answer = console.readPassword("%s: ", question);
        return answer == null || answer.length == 0 ? Optional.empty() : Optional.of(new Secret(new String(answer)));
    }
}
