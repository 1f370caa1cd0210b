package dev.octavo.pipeline.make;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problem.Related;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One mistake in a template shows on every page made with it; its author wants to read of it once. */
public final class Folded {
    private Folded() {}

    /** What makes two problems the same mistake. */
    private record Mistake(String message, Optional<Location> location, Optional<String> hint) {}

    /** Each mistake once, with the first place where it showed and the number of the others. */
    public static List<Problem> once(List<Problem> problems) {
        Map<Mistake, List<Problem>> same = new LinkedHashMap<>();
        for (Problem problem : problems) {
            same.computeIfAbsent(
                            new Mistake(problem.message(), problem.location(), problem.hint()), m -> new ArrayList<>())
                    .add(problem);
        }
        return same.values().stream().map(Folded::first).toList();
    }

    private static Problem first(List<Problem> same) {
        Problem first = same.get(0);
        List<Related> next = same.size() == 1 ? List.of() : same.get(1).related();
        if (next.isEmpty()) {
            return first;
        }
        int others = same.size() - 1;
        return others == 1
                ? first.related("and", next.get(0).location())
                : first.related(
                        "and " + others + " others, such as", next.get(0).location());
    }
}
