package dev.octavo.use.serve;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemText.SourceLines;
import dev.octavo.lib.text.Json;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A server-sent event (HTML, 9.2) for an open page. Its name is that of the record, in lower case. */
sealed interface Event {
    /** The page has changed. */
    record Page(String page, String tag) implements Event {}

    /** Files that pages may use have changed. */
    record Files(List<String> hrefs) implements Event {}

    /** The page has a new address. */
    record Moved(String page, String href) implements Event {}

    /** The page no longer exists. */
    record Gone(String page) implements Event {}

    /** The author is editing that place. */
    record Follow(String href, int line) implements Event {}

    /** The site was read again. */
    record Site(int version) implements Event {}

    /** All current problems; none if all is well. */
    record Problems(List<Fault> problems) implements Event {}

    /** The preview ends. */
    record End() implements Event {}

    /** A problem with its source line. */
    record Fault(
            String severity,
            String kind,
            String message,
            Optional<String> file,
            int line,
            int column,
            int length,
            Optional<String> text,
            Optional<String> help) {
        /** Returns the first {@code most} of {@code problems}. */
        static List<Fault> of(Collection<Problem> problems, int most, SourceLines lines) {
            return problems.stream()
                    .limit(most)
                    .map(problem -> of(problem, lines))
                    .toList();
        }

        static Fault of(Problem problem, SourceLines lines) {
            return new Fault(
                    problem.severity().name().toLowerCase(Locale.ROOT),
                    problem.kind().label(),
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
