package dev.octavo.publish.look;

import dev.octavo.problem.Problem;
import dev.octavo.problem.Severity;
import dev.octavo.publish.site.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that visitors get and should not.
 *
 * @param fact a clause that is true of many addresses alike
 * @param place the address, and what is to be said of it alone
 * @param passing whether it may come right by itself, as when a host needs time
 * @param unseen whether it is that nobody could look: what visitors get may be right
 */
record Finding(Severity severity, String fact, String place, String remedy, boolean passing, boolean unseen) {
    private static final int NAMED = 5;
    private static final Pattern HOST = Pattern.compile("\\w+://[^/]+");

    static Finding error(String fact, String place, String remedy) {
        return new Finding(Severity.ERROR, fact, place, remedy, false, false);
    }

    static Finding warning(String fact, String place, String remedy) {
        return new Finding(Severity.WARNING, fact, place, remedy, false, false);
    }

    /** The same, where it may come right by itself. */
    Finding mayPass() {
        return new Finding(severity, fact, place, remedy, true, unseen);
    }

    /** The same, where it only means that nobody could look. */
    Finding notSeen() {
        return new Finding(severity, fact, place, remedy, passing, true);
    }

    /** Whether it is a warning that says one of these facts. */
    boolean isOneOf(Set<String> facts) {
        return severity == Severity.WARNING && facts.contains(fact);
    }

    /** What is found at several addresses said once, errors first, with the first five of the addresses by name. */
    static List<Problem> problems(List<Finding> findings) {
        Map<Finding, List<String>> places = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Finding kind = new Finding(finding.severity, finding.fact, "", finding.remedy, false, false);
            places.computeIfAbsent(kind, k -> new ArrayList<>()).add(finding.place);
        }
        List<Problem> problems = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            places.forEach((kind, where) -> {
                if (kind.severity == severity) {
                    String message = kind.fact + ": " + Figures.list(shown(where), ", ", NAMED);
                    problems.add((severity == Severity.ERROR ? Problem.error(message) : Problem.warning(message))
                            .hint(kind.remedy));
                }
            });
        }
        return problems;
    }

    /** By name; where all of them are at one host, only the first says at which. */
    private static List<String> shown(List<String> places) {
        List<String> sorted = places.stream().sorted().toList();
        Matcher host = HOST.matcher(sorted.get(0));
        String origin = host.lookingAt() ? host.group() : "";
        return Stream.concat(
                        sorted.stream().limit(1),
                        sorted.stream()
                                .skip(1)
                                .map(place ->
                                        place.startsWith(origin + "/") ? place.substring(origin.length()) : place))
                .toList();
    }
}
