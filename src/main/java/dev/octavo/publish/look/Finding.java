package dev.octavo.publish.look;

import dev.octavo.problem.Figures;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Severity;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something wrong that visitors get.
 *
 * @param problem what is true of many addresses alike, and the remedy
 * @param detail what is to be said of this address alone; empty where that is nothing
 * @param isTransient whether it may come right by itself, as when a host needs time
 * @param isConfirmed whether visitors get something wrong for certain; there was no answer to judge where they may not
 */
record Finding(Problem problem, URI place, String detail, boolean isTransient, boolean isConfirmed) {
    private static final int NAMED = 5;

    static Finding error(String fact, URI place, String remedy) {
        return new Finding(Problem.error(fact).hint(remedy), place, "", false, true);
    }

    static Finding warning(String fact, URI place, String remedy) {
        return new Finding(Problem.warning(fact).hint(remedy), place, "", false, true);
    }

    /** The same, with a word on this address. */
    Finding withDetail(String word) {
        return new Finding(problem, place, " (" + word + ")", isTransient, isConfirmed);
    }

    /** The same, where it may come right by itself. */
    Finding asTransient() {
        return new Finding(problem, place, detail, true, isConfirmed);
    }

    /** The same, where there was nothing to see. */
    Finding unconfirmed() {
        return new Finding(problem, place, detail, isTransient, false);
    }

    boolean isError() {
        return problem.severity() == Severity.ERROR;
    }

    /** What is found at several addresses of a host said once, errors first, with the first five of the addresses. */
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
                    + Figures.list(places, ", ", NAMED);
            problems.add(new Problem(
                    fact.severity(), message, fact.location(), fact.hint(), fact.related(), fact.instead()));
        });
        return problems;
    }
}
