package dev.octavo.publish.look;

import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Severity;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something that is wrong for visitors at an address.
 *
 * @param problem the fact and the remedy, the same for all addresses with this problem
 * @param detail what applies only to this address; may be empty
 * @param isTransient whether it may disappear by itself, for instance because a host needs time
 * @param isConfirmed whether visitors certainly get something wrong; false if there was no response to check
 */
record Finding(Problem problem, URI place, String detail, boolean isTransient, boolean isConfirmed) {
    private static final int NAMED = 5;

    static Finding error(String fact, URI place, String remedy) {
        return new Finding(ProblemKind.COMMAND.error(fact).hint(remedy), place, "", false, true);
    }

    static Finding warning(String fact, URI place, String remedy) {
        return new Finding(ProblemKind.COMMAND.warning(fact).hint(remedy), place, "", false, true);
    }

    /** The same, with a detail about this address. */
    Finding withDetail(String detail) {
        return new Finding(problem, place, " (" + detail + ")", isTransient, isConfirmed);
    }

    /** The same, but it may disappear by itself. */
    Finding asTransient() {
        return new Finding(problem, place, detail, true, isConfirmed);
    }

    /** The same, but there was no response to check. */
    Finding unconfirmed() {
        return new Finding(problem, place, detail, isTransient, false);
    }

    boolean isError() {
        return problem.severity() == Severity.ERROR;
    }

    /** Findings as problems, errors first. A problem at several addresses is one, with the first five of them. */
    static List<Problem> problems(List<Finding> findings) {
        Map<Problem, List<Finding>> together = findings.stream()
                .sorted(Comparator.comparing(finding -> finding.problem.severity()))
                .collect(Collectors.groupingBy(Finding::problem, LinkedHashMap::new, Collectors.toList()));
        List<Problem> problems = new ArrayList<>();
        together.forEach((fact, all) -> {
            URI first = all.get(0).place;
            List<String> places = all.stream()
                    .map(finding -> finding.place.getRawPath() + finding.detail)
                    .sorted()
                    .toList();
            String message = fact.message() + ": " + first.getScheme() + "://" + first.getRawAuthority()
                    + Figures.list(places, NAMED);
            problems.add(fact.saying(message));
        });
        return problems;
    }
}
