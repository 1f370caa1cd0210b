package dev.octavo.cli.publish;

import dev.octavo.cli.terminal.ProgressBar;
import dev.octavo.problem.Problem;
import dev.octavo.publish.Audience;
import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says how a publishing goes, and asks for secrets. Results go to {@code out}, everything else beside it. */
record AtTerminal(PrintStream out, Consumer<List<Problem>> printer, ProgressBar progress) implements Audience {
    @Override
    public void say(String line) {
        progress.close();
        out.println(line);
    }

    @Override
    public void problems(List<Problem> problems) {
        progress.close();
        printer.accept(problems);
    }

    /** Absent without a terminal: a server for continuous integration cannot answer. */
    Optional<Function<String, Optional<String>>> prompt() {
        // From Java 22 on there is a console without a terminal too.
        if (Integer.getInteger("octavo.terminal-width", 0) == 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(console()).map(console -> question -> {
            progress.close();
            char[] answer = console.readPassword("%s: ", question);
            return answer == null || answer.length == 0
                    ? Optional.empty()
                    : Optional.of(new String(answer));
        });
    }

    @SuppressWarnings("SystemConsoleNull") // it may be absent in the oldest Java we run on
    private static @Nullable Console console() {
        return System.console();
    }
}
