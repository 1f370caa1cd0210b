package dev.octavo.pipeline.make;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problem.Related;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges the problems of pages: one mistake in a template shows on every page made with it, but is reported once. Its
 * hint may differ from page to page, since it names what the page has.
 */
public final class Folded {
    private Folded() {}

    /** What makes two problems the same mistake. */
    private record Mistake(String message, Optional<Location> location, Optional<String> hint) {}

    // Of several lists of what there is, the shortest is true of most pages.
    private static final Comparator<Problem> BEST = Comparator.<Problem>comparingInt(
                    problem -> problem.hint().orElse("").length())
            .thenComparing(Comparator.naturalOrder());

    /** Each mistake once, with the first page where it showed and the number of the others. */
    public static List<Problem> once(List<Problem> problems) {
        Map<Mistake, List<Problem>> same = new LinkedHashMap<>();
        for (Problem problem : problems) {
            boolean inTemplate = problem.location()
                    .filter(place -> place.path().startsWith("templates/"))
                    .isPresent();
            Optional<String> hint = inTemplate ? Optional.empty() : problem.hint();
            same.computeIfAbsent(new Mistake(problem.message(), problem.location(), hint), m -> new ArrayList<>())
                    .add(problem);
        }
        return same.values().stream().map(Folded::one).toList();
    }

    private static Problem one(List<Problem> same) {
        Problem best = same.stream().min(BEST).orElseThrow();
        Optional<Location> page = same.stream()
                .filter(problem -> !problem.equals(best))
                // A page of another kind tells more.
                .min(Comparator.comparing(problem -> problem.hint().equals(best.hint())))
                .flatMap(Folded::page);
        int others = same.size() - 1;
        String note = others == 1 ? "and" : "and " + others + " others, such as";
        return page.map(place -> best.related(note, place)).orElse(best);
    }

    /** What was being made, which stands behind all that belongs to the mistake itself. */
    private static Optional<Location> page(Problem problem) {
        List<Related> related = problem.related();
        return related.isEmpty()
                ? Optional.empty()
                : Optional.of(related.get(related.size() - 1).location());
    }
}
