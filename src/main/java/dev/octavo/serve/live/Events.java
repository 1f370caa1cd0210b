package dev.octavo.serve.live;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemText.SourceLines;
import dev.octavo.text.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an open page is told, in the words of its script. */
public final class Events {
    private Events() {}

    /** A message of an event stream (HTML, 9.2). */
    public record Event(String name, String data) {
        String text() {
            return "event: " + name + "\ndata: " + data + "\n\n";
        }
    }

    private record Tag(String page, String tag) {}

    private record Files(List<String> hrefs) {}

    private record To(String page, String href) {}

    private record Gone(String page) {}

    private record Place(String href, int line) {}

    private record Read(int edition) {}

    private record Faults(List<Fault> problems) {}

    /** A problem, with the line it stands in. */
    public record Fault(
            String severity,
            String message,
            Optional<String> file,
            int line,
            int column,
            int length,
            Optional<String> text,
            Optional<String> help) {
        public static Fault of(Problem problem, SourceLines lines) {
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

    /** The page has other bytes now. */
    public static Event page(String page, String tag) {
        return event("page", new Tag(page, tag));
    }

    /** Files that pages may use have other bytes now. */
    public static Event files(List<String> hrefs) {
        return event("files", new Files(hrefs));
    }

    /** The page is found elsewhere now. */
    public static Event moved(String page, String href) {
        return event("moved", new To(page, href));
    }

    /** There is no such page any more. */
    public static Event gone(String page) {
        return event("gone", new Gone(page));
    }

    /** That place is being edited. */
    public static Event follow(String href, int line) {
        return event("follow", new Place(href, line));
    }

    /** The site was read anew. */
    public static Event site(int edition) {
        return event("site", new Read(edition));
    }

    /** What is wrong now; nothing where all is well. */
    public static Event problems(List<Fault> problems) {
        return event("problems", new Faults(problems));
    }

    private static Event event(String name, Record data) {
        return new Event(name, Json.COMPACT.write(data));
    }
}
