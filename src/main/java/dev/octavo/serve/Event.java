package dev.octavo.serve;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemText.SourceLines;
import dev.octavo.text.Json;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an open page is told: a message of an event stream (HTML, 9.2), named after its record, in the script's words. */
sealed interface Event {
    /** The page has other bytes now. */
    record Page(String page, String tag) implements Event {}

    /** Files that pages may use have other bytes now. */
    record Files(List<String> hrefs) implements Event {}

    /** The page is found elsewhere now. */
    record Moved(String page, String href) implements Event {}

    /** There is no such page any more. */
    record Gone(String page) implements Event {}

    /** That place is being edited. */
    record Follow(String href, int line) implements Event {}

    /** The site was read anew. */
    record Site(int edition) implements Event {}

    /** What is wrong now; nothing where all is well. */
    record Problems(List<Fault> problems) implements Event {}

    /** The preview ends. */
    record End() implements Event {}

    /** A problem, with the line it stands in. */
    record Fault(
            String severity,
            String message,
            Optional<String> file,
            int line,
            int column,
            int length,
            Optional<String> text,
            Optional<String> help) {
        /** The first {@code most} of {@code problems}. */
        static List<Fault> of(Collection<Problem> problems, int most, SourceLines lines) {
            return problems.stream()
                    .limit(most)
                    .map(problem -> of(problem, lines))
                    .toList();
        }

        private static Fault of(Problem problem, SourceLines lines) {
            return new Fault(
                    problem.severity().name().toLowerCase(Locale.ROOT),
                    problem.message(),
                    problem.location().map(place -> place.path()),
                    problem.location().map(place -> place.line()).orElse(0),
                    problem.location().map(place -> place.column()).orElse(0),
                    problem.location().map(place -> place.length()).orElse(0),
                    problem.location()
                            .filter(place -> place.line() > 0)
                            .flatMap(place -> lines.line(place.path(), place.line())),
                    problem.hint());
        }
    }

    default String text() {
        String name = getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return "event: " + name + "\ndata: " + Json.COMPACT.write(this) + "\n\n";
    }
}
