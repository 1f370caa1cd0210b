package dev.octavo.build.pipeline;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.build.pipeline.Build.Checked;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is wrong with a site today.
 *
 * @param known what its author may know, and have the site all the same
 * @param problems those
 * @param others what has to be corrected
 */
public record Baseline(KnownProblems known, List<Problem> problems, List<Problem> others) {
    private static final int MOST_ROUNDS = 10;

    /**
     * Finds all that is wrong. Pages are made only when nothing else stops them, so mistakes in them come to light when the
     * others are known.
     *
     * @param check checks the site with other texts in some of its files
     */
    public static Baseline of(Function<Map<String, String>, Checked> check) {
        return of(KnownProblems.NONE, problem -> true, check);
    }

    /**
     * Finds what is wrong besides what is known already.
     *
     * @param had what is known, which stays so
     * @param added whether a problem may become known too
     */
    public static Baseline of(
            KnownProblems had, Predicate<Problem> added, Function<Map<String, String>, Checked> check) {
        KnownProblems known = had;
        Checked checked = check.apply(text(known));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            KnownProblems now = had.with(
                    Stream.concat(checked.known().stream(), fresh(checked).filter(added))
                            .toList());
            if (now.text().equals(known.text())) {
                break;
            }
            known = now;
            checked = check.apply(text(known));
        }
        // A mistake that stops a page while it is made stops it also if it is known.
        return new Baseline(
                had.with(checked.known()), checked.known(), fresh(checked).toList());
    }

    /** Writes the file of known problems; nothing is left of it if there are none. */
    public void write(Path site) throws IOException {
        Path file = site.resolve(KnownProblems.FILE);
        if (known.isEmpty()) {
            Files.deleteIfExists(file);
        } else if (Files.exists(file)) {
            AtomicFiles.rewrite(file, known.text());
        } else {
            AtomicFiles.create(file, known.text());
        }
    }

    /** What is new, without lines of the file that are no longer true: it is written anew. */
    private static Stream<Problem> fresh(Checked checked) {
        return checked.fresh().stream().filter(problem -> problem.kind() != ProblemKind.CORRECTED);
    }

    private static Map<String, String> text(KnownProblems known) {
        return Map.of(KnownProblems.FILE, known.text());
    }
}
