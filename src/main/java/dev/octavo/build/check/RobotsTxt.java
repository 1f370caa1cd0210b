package dev.octavo.build.check;

import dev.octavo.blog.site.Ai;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds a {@code robots.txt} of the author's own that lacks the signal for AI crawlers set in {@code site.yaml}. */
public final class RobotsTxt {
    private static final SourcePath FILE = new SourcePath("static/robots.txt");

    private RobotsTxt() {}

    public static Stream<Problem> check(PlannedSite planned) {
        return planned.site().config().machines().ai().stream()
                .filter(ai -> planned.project().has(FILE))
                .filter(ai -> !hasSignal(planned.project().read(FILE).text(), ai))
                .map(ai -> ProblemKind.ROBOTS
                        .warning(
                                "this file does not say what \"ai: " + ai.key() + "\" says in content/site.yaml",
                                Location.file(FILE.value()))
                        .hint("write below \"User-agent: *\" the line " + ai.signal()
                                + ", or delete the file, and Octavo writes one"));
    }

    /** Whether one of its lines is the signal, ignoring spaces and case. */
    private static boolean hasSignal(String robots, Ai ai) {
        return robots.lines().map(RobotsTxt::normalized).anyMatch(normalized(ai.signal())::equals);
    }

    private static String normalized(String line) {
        return line.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }
}
