package dev.octavo.lib.data;

import dev.octavo.lib.problem.ProblemText;
import dev.octavo.lib.problem.Problems;
import java.util.List;
import java.util.Optional;

/** Problems as the command line prints them, with the lines of the text they point at, but without their kinds. */
public final class PrintedProblems {
    private PrintedProblems() {}

    public static String of(Problems problems, String text) {
        List<String> lines = List.of(text.replaceFirst("^\uFEFF", "").split("\r\n|\r|\n", -1));
        return new ProblemText((path, number) ->
                        number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty())
                .of(problems.sorted())
                .replaceAll("(?m)^((?:error|warning): .*) \\[[a-z-]+]$", "$1");
    }
}
