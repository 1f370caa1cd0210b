package dev.octavo.library;

import dev.octavo.pipeline.AuthorLines;
import dev.octavo.pipeline.Build;
import dev.octavo.pipeline.BuildReport;
import dev.octavo.pipeline.BuildRequest;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.ProblemText;
import dev.octavo.work.Progress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Builds blogs for other programs, as {@code octavo build} and {@code octavo check} do for their authors. */
public final class Octavo {
    private Octavo() {}

    /**
     * Builds the site. It appears whole, or not at all. Blocks until it is there; sites may be built at the same time, but
     * one site only once.
     *
     * @return what was done, with warnings
     * @throws ProblemException with all that is wrong with the site, or with what the disk did not do
     */
    public static BuildReport build(Request request) {
        return Build.run(plan(request), Progress.SILENT);
    }

    /** All that is wrong with the site, warnings too; of the site no file is written. */
    public static List<Problem> check(Request request) {
        return Build.check(plan(request), Progress.SILENT);
    }

    /** The problems as the program prints them: fact, place, the author's line, remedy. Of more than 20, some of each kind. */
    public static String text(Request request, List<Problem> problems) {
        return new ProblemText(new AuthorLines(request.site()))
                .shortened(problems, "octavo build --all prints all of them.");
    }

    private static BuildRequest plan(Request request) {
        Path site = request.site().toAbsolutePath().normalize();
        return new BuildRequest(
                site,
                request.outFolder().toAbsolutePath().normalize(),
                request.url(),
                request.withDrafts(),
                request.moment().orElseGet(InstantSource.system()::instant),
                request.anew(),
                Runtime.getRuntime().availableProcessors());
    }
}
