package dev.octavo.testing;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Problems as rows tell them, each on one line: {@code a.md:2:1-4 error: the fact; the remedy}. */
public final class Told {
    private Told() {}

    public static String of(Collection<Problem> problems) {
        return problems.stream().map(Told::of).collect(Collectors.joining("\n"));
    }

    public static String of(Problem problem) {
        return problem.location().map(Told::place).orElse("")
                + problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem.message()
                + problem.hint().map(hint -> "; " + hint).orElse("")
                + problem.instead()
                        .map(change -> "; " + change.old() + " -> " + change.text())
                        .orElse("")
                + problem.related().stream()
                        .map(related -> "; " + related.note() + " " + related.location())
                        .collect(Collectors.joining());
    }

    private static String place(Location place) {
        return place + (place.length() > 1 ? "-" + (place.column() + place.length() - 1) : "") + " ";
    }
}
