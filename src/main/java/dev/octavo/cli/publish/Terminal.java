package dev.octavo.cli.publish;

import dev.octavo.publish.ssh.Prompt;
import dev.octavo.publish.ssh.Secret;
import java.io.Console;
import java.util.Optional;

/** Whoever sits at the terminal, to be asked for a secret. */
final class Terminal {
    private Terminal() {}

    /** Absent where nobody does: a server for continuous integration waits for nobody. */
    static Optional<Prompt> prompt() {
        // From Java 22 on there is a console without a terminal too.
        Console console = System.console();
        boolean atTerminal = console != null && Integer.getInteger("octavo.terminal-width", 0) > 0;
        return atTerminal ? Optional.of(question -> ask(console, question)) : Optional.empty();
    }

    private static Optional<Secret> ask(Console console, String question) {
        char[] answer = console.readPassword("%s: ", question);
        return answer == null || answer.length == 0 ? Optional.empty() : Optional.of(new Secret(new String(answer)));
    }
}
