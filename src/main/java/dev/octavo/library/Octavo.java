package dev.octavo.library;

import dev.octavo.build.pipeline.AuthorLines;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildReport;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.lib.work.Progress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Builds and checks blogs for other programs, like {@code octavo build} and {@code octavo check}. */
public final class Octavo {
    private Octavo() {}

    /**
     * Builds the site. The out folder gets the whole site, or does not change. Several sites may be built at the same
     * time, but not the same site twice.
     *
     * @return what the build did, and its warnings
     * @throws ProblemException with every error in the site, or with what could not be read or written
     */
    public static BuildReport build(Request request) {
        return Build.run(plan(request), Progress.SILENT);
    }

    /** All errors and warnings of the site. No file of the site is written. */
    public static List<Problem> check(Request request) {
        return Build.check(plan(request), Progress.SILENT);
    }

    /** The problems as the program prints them: fact, place, line, remedy. If there are over 20, some of each kind. */
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
                request.fromScratch(),
                Runtime.getRuntime().availableProcessors());
    }
}
