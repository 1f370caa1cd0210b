package dev.octavo.use.cli;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.OtherProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The author's editor.
 *
 * @param command a shell command with arguments, such as {@code code --wait}
 * @param variable the environment variable that names it
 */
record Editor(String command, String variable) {
    /** @throws ProblemException if neither variable is set */
    static Editor of(Map<String, String> variables) {
        return Stream.of("VISUAL", "EDITOR")
                .filter(name -> !variables.getOrDefault(name, "").isBlank())
                .map(name -> new Editor(variables.getOrDefault(name, "").strip(), name))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        "--edit needs an editor, and neither VISUAL nor EDITOR names one",
                        "name it, for good in your shell's settings: export VISUAL=nano, or VISUAL=\"code --wait\""));
    }

    /**
     * Opens the file and waits until the editor exits.
     *
     * @throws ProblemException if the editor exits with an error
     */
    void edit(Path file) throws IOException, InterruptedException {
        int code = OtherProgram.builder(commandLine(file)).inheritIO().start().waitFor();
        if (code != 0) {
            throw ProblemException.of(
                    "the editor that " + variable + " names ended with " + code + ": " + command,
                    "the file is there; open it, or put right what " + variable + " says");
        }
    }

    // A shell finds the editor and splits quoted arguments as the author's own shell would.
    private List<String> commandLine(Path file) {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")
                ? List.of("cmd", "/c", command + " \"" + file + '"')
                : List.of("sh", "-c", command + " \"$1\"", "octavo", file.toString());
    }
}
