package dev.octavo.data;

import dev.octavo.problem.ProblemText;
import dev.octavo.problem.Problems;
import java.util.List;
import java.util.Optional;

/** What an author is told: the problems as the command line prints them, with the lines of the text in question. */
public final class Told {
    private Told() {}

    public static String of(Problems problems, String text) {
        List<String> lines = List.of(text.replaceFirst("^\uFEFF", "").split("\r\n|\r|\n", -1));
        return new ProblemText((path, number) ->
                        number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty())
                .of(problems.sorted());
    }
}
