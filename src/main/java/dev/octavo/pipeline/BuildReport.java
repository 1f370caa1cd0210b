package dev.octavo.pipeline;

import dev.octavo.problem.Problem;
import java.time.Duration;
import java.util.List;

/**
 * What a build did.
 *
 * @param posts how many posts are public
 * @param scheduled how many are not public yet
 * @param written files that are new or changed
 * @param kept files that stayed as they were
 * @param removed files that belong to the site no more
 * @param pictures how many pictures were decoded, to be shown in several sizes
 * @param warnings what the author should know; errors end a build with a {@code ProblemException}
 */
public record BuildReport(
        int posts,
        int scheduled,
        int written,
        int kept,
        int removed,
        int pictures,
        List<Stage> stages,
        List<Problem> warnings) {
    public BuildReport {
        stages = List.copyOf(stages);
        warnings = List.copyOf(warnings);
    }

    public Duration elapsed() {
        return stages.stream().map(Stage::elapsed).reduce(Duration.ZERO, Duration::plus);
    }

    /** A part of the build and the time it took. */
    public record Stage(String name, Duration elapsed) {}
}
