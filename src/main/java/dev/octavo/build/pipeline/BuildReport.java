package dev.octavo.build.pipeline;

import dev.octavo.lib.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of a build.
 *
 * @param posts how many posts are public
 * @param drafts how many articles are left out because they are drafts
 * @param scheduled how many posts are not public yet
 * @param next the first of them, with its date: {@code content/posts/later.md, on 2030-01-02}
 * @param written the number of new or changed files
 * @param kept the number of unchanged files
 * @param removed the number of files that are no longer part of the site
 * @param pictures how many pictures were decoded to make renditions
 * @param known the mistakes that the author knows, which are not among the warnings
 * @param warnings never errors, which end a build with a {@code ProblemException}
 */
public record BuildReport(
        int posts,
        int drafts,
        int scheduled,
        Optional<String> next,
        int written,
        int kept,
        int removed,
        int pictures,
        List<Stage> stages,
        List<Problem> known,
        List<Problem> warnings) {
    public BuildReport {
        stages = List.copyOf(stages);
        known = List.copyOf(known);
        warnings = List.copyOf(warnings);
    }

    public Duration elapsed() {
        return stages.stream().map(Stage::elapsed).reduce(Duration.ZERO, Duration::plus);
    }

    /** A stage of the build and the time it took. */
    public record Stage(String name, Duration elapsed) {}
}
