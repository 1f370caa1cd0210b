package dev.octavo.build.pipeline.make;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Problem.Related;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges the problems of pages: one mistake in a template shows on every page made with it, but is reported once. Hints
 * may differ from page to page, since they name the values of the page.
 */
public final class MergedProblems {
    private MergedProblems() {}

    /** The key by which problems are merged. */
    private record Mistake(String message, Optional<Location> location, Optional<String> hint) {}

    // The shortest hint lists what most pages have in common.
    private static final Comparator<Problem> BEST = Comparator.<Problem>comparingInt(
                    problem -> problem.hint().orElse("").length())
            .thenComparing(Comparator.naturalOrder());

    /** Returns each mistake once, with the first page that shows it and the number of others. */
    public static List<Problem> once(List<Problem> problems) {
        Map<Mistake, List<Problem>> same = new LinkedHashMap<>();
        for (Problem problem : problems) {
            boolean inTemplate = problem.location()
                    .filter(place -> place.path().endsWith(".ftlh"))
                    .isPresent();
            Optional<String> hint = inTemplate ? Optional.empty() : problem.hint();
            same.computeIfAbsent(new Mistake(problem.message(), problem.location(), hint), m -> new ArrayList<>())
                    .add(problem);
        }
        return same.values().stream().map(MergedProblems::one).toList();
    }

    private static Problem one(List<Problem> same) {
        Problem best = same.stream().min(BEST).orElseThrow();
        Optional<Location> page = same.stream()
                .filter(problem -> !problem.equals(best))
                // A page with another hint is more informative.
                .min(Comparator.comparing(problem -> problem.hint().equals(best.hint())))
                .flatMap(MergedProblems::page);
        int others = same.size() - 1;
        String note = others == 1 ? "and" : "and " + others + " others, such as";
        return page.map(place -> best.related(note, place)).orElse(best);
    }

    /** Returns the page being made, which is the last related place. */
    private static Optional<Location> page(Problem problem) {
        List<Related> related = problem.related();
        return related.isEmpty()
                ? Optional.empty()
                : Optional.of(related.get(related.size() - 1).location());
    }
}
