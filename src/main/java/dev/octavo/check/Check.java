package dev.octavo.check;

import dev.octavo.problem.Problem;
import java.util.stream.Stream;

/** Looks for one kind of mistake in a site that is planned. The list of all checks is in {@code pipeline/Run}. */
@FunctionalInterface
public interface Check {
    Stream<Problem> check(PlannedSite site);
}
