package dev.octavo.build.check;

import dev.octavo.lib.problem.Problem;
import java.util.stream.Stream;

/** Finds one kind of mistake in a planned site. The list of all checks is in {@code build/pipeline/SiteChecks}. */
@FunctionalInterface
public interface Check {
    Stream<Problem> check(PlannedSite site);
}
