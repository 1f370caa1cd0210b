package dev.octavo.build.check;

import dev.octavo.blog.content.DataFolder;
import dev.octavo.blog.project.Project;
import dev.octavo.lib.data.DataFile;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds mistakes in the files of {@code content/data/} that no page has read: a template stops at the first file with a
 * mistake, and some files are asked for by none.
 */
public final class DataMistakes {
    private DataMistakes() {}

    /**
     * Returns the mistakes in all other files than those that problems are told of already. If a template has stopped at a
     * file, they are errors like its own, or else warnings.
     */
    public static Stream<Problem> besides(List<Problem> told, Project project) {
        Set<String> known = told.stream()
                .flatMap(problem -> problem.location().stream())
                .map(Location::path)
                .collect(Collectors.toSet());
        List<Problem> others = DataFolder.files(project)
                .filter(file -> !known.contains(file.value()))
                .flatMap(file -> {
                    Problems problems = new Problems();
                    problems.unlessThrown(() -> Optional.of(
                            DataFile.value(file.value(), project.read(file).text())));
                    return problems.sorted().stream();
                })
                .toList();
        boolean stopped = DataFolder.files(project).anyMatch(file -> known.contains(file.value()));
        return others.stream().map(problem -> stopped ? problem : asWarning(problem));
    }

    private static Problem asWarning(Problem problem) {
        return new Problem(
                Severity.WARNING,
                problem.kind(),
                problem.subject(),
                problem.message(),
                problem.location(),
                problem.hint(),
                problem.related(),
                problem.instead());
    }
}
