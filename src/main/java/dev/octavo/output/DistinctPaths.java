package dev.octavo.output;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problems;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes sure that every output has a file to itself, on every disk and behind every web server. */
public final class DistinctPaths {
    private static final String REMEDY = "give one of them another name or slug";

    private static final Comparator<Output> ORDER = Comparator.comparing(
                    (Output output) -> output.origin().where().orElse(Location.file("")))
            .thenComparing(output -> output.origin().what())
            .thenComparing(Output::address);

    private final Problems problems;
    private final Map<String, Output> owners = new HashMap<>();

    private DistinctPaths(Problems problems) {
        this.problems = problems;
    }

    /**
     * Gathers what is wrong with the addresses of a plan: those that no file can have, two that one disk would take
     * for the same (by {@link OutputPath#collisionKey}), and files where others need a folder.
     */
    public static void require(List<Output> plan, Problems problems) {
        DistinctPaths check = new DistinctPaths(problems);
        List<Output> possible =
                plan.stream().filter(check::canBeFile).sorted(ORDER).toList();
        possible.forEach(check::claim);
        possible.forEach(check::requireFolders);
    }

    private boolean canBeFile(Output output) {
        Optional<String> fault = OutputPath.fault(output.address());
        fault.ifPresent(clause ->
                problems.add(problem(output, "the address " + output.address() + " of " + what(output) + " " + clause)
                        .hint(output.origin().remedy().orElse("give it another name or slug"))));
        return fault.isEmpty();
    }

    private void claim(Output output) {
        Output first = owners.putIfAbsent(key(output), output);
        if (first == null) {
            return;
        }
        String fact = first.address().equals(output.address())
                ? " have the same address, " + output.address()
                : " have addresses that one disk or server takes for the same: " + first.address() + " and "
                        + output.address();
        add(first, output, what(first) + " and " + what(output) + fact);
    }

    private void requireFolders(Output output) {
        String key = key(output);
        for (int slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/', slash - 1)) {
            Output file = owners.get(key.substring(0, slash));
            if (file != null) {
                add(
                        file,
                        output,
                        what(file) + " is a file at " + file.address() + ", where " + what(output)
                                + " needs a folder for " + output.address());
            }
        }
    }

    /** At the one that can be mended more easily, at the second of two that are alike. */
    private void add(Output one, Output other, String fact) {
        Output second = weight(one) > weight(other) ? one : other;
        Output first = second == one ? other : one;
        Problem problem = problem(second, fact).hint(second.origin().remedy().orElse(remedy(first, second)));
        problems.add(first.origin()
                .where()
                .map(place -> problem.related("and", place))
                .orElse(problem));
    }

    /** What has no file of the author's, Octavo makes itself: it has no other name. */
    private static String remedy(Output first, Output second) {
        boolean fixed =
                first.origin().where().isEmpty() && second.origin().where().isPresent();
        return fixed ? "give " + what(second) + " another name or slug, or remove it" : REMEDY;
    }

    private static int weight(Output output) {
        boolean hasRemedy = output.origin().remedy().isPresent();
        boolean hasPlace = output.origin().where().isPresent();
        return hasRemedy ? 2 : hasPlace ? 1 : 0;
    }

    private static Problem problem(Output output, String fact) {
        return output.origin().where().map(place -> Problem.error(fact, place)).orElse(Problem.error(fact));
    }

    private static String what(Output output) {
        return output.origin().what();
    }

    private static String key(Output output) {
        return OutputPath.of(output.address()).collisionKey();
    }
}
