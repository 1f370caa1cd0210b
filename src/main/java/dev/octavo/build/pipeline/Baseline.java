package dev.octavo.build.pipeline;

import dev.octavo.build.pipeline.Build.Checked;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is wrong with a site today.
 *
 * @param known what its author may know, and have the site all the same
 * @param problems how many they are
 * @param others what has to be corrected
 */
public record Baseline(KnownProblems known, int problems, List<Problem> others) {
    private static final int MOST_ROUNDS = 10;

    /**
     * Finds all that is wrong. Pages are made only when nothing else stops them, so mistakes in them come to light when the
     * others are known.
     *
     * @param check checks the site with other texts in some of its files
     */
    public static Baseline of(Function<Map<String, String>, Checked> check) {
        KnownProblems known = KnownProblems.NONE;
        Checked checked = check.apply(text(known));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            KnownProblems now = KnownProblems.of(
                    Stream.concat(checked.known().stream(), fresh(checked)).toList());
            if (now.equals(known)) {
                break;
            }
            known = now;
            checked = check.apply(text(known));
        }
        // A mistake that stops a page while it is made stops it also if it is known.
        return new Baseline(
                KnownProblems.of(checked.known()),
                checked.known().size(),
                fresh(checked).toList());
    }

    /** What is new, without lines of the file that are no longer true: it is written anew. */
    private static Stream<Problem> fresh(Checked checked) {
        return checked.fresh().stream().filter(problem -> problem.kind() != ProblemKind.CORRECTED);
    }

    private static Map<String, String> text(KnownProblems known) {
        return Map.of(KnownProblems.FILE, known.text());
    }
}
