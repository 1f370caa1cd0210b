package dev.octavo.use.cli;

import dev.octavo.build.pipeline.BuildReport;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Problem.Replacement;
import dev.octavo.lib.problem.ProblemKind.Meanwhile;
import dev.octavo.lib.problem.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a build, as {@code --json} prints it.
 *
 * @param made absent if the site stayed as it was
 * @param problems errors and warnings; only warnings if {@code made} is present
 */
record BuildResult(Optional<Made> made, List<Fault> problems) {
    /** The site, in numbers. */
    record Made(
            String out,
            int posts,
            int drafts,
            int scheduled,
            int written,
            int unchanged,
            int removed,
            int pictures,
            BigDecimal seconds,
            List<Stage> stages) {}

    /** A stage of the build and how long it took. */
    record Stage(String name, BigDecimal seconds) {}

    record Fault(
            String severity,
            String kind,
            String message,
            Optional<Place> place,
            Optional<String> help,
            List<Related> related,
            Optional<Replacement> instead) {}

    /** Line and column are counted from 1, the column in code points; absent if the whole file is meant. */
    record Place(String file, Optional<Integer> line, Optional<Integer> column, int length) {}

    /** Another place that the problem concerns. */
    record Related(String note, Place place) {}

    static BuildResult of(BuildReport report, String out) {
        List<Stage> stages = report.stages().stream()
                .map(stage -> new Stage(stage.name(), seconds(stage.elapsed())))
                .toList();
        Made made = new Made(
                out,
                report.posts(),
                report.drafts(),
                report.scheduled(),
                report.written(),
                report.kept(),
                report.removed(),
                report.pictures(),
                seconds(report.elapsed()),
                stages);
        return new BuildResult(Optional.of(made), faults(report.warnings()));
    }

    static BuildResult of(List<Problem> problems) {
        return new BuildResult(Optional.empty(), faults(problems));
    }

    /** {@code Built 12 posts (1 is not public yet) in 0.42 s: 60 files written, 0 unchanged, 0 removed → public/}. */
    static String closingLine(BuildReport report, String out) {
        String later = report.scheduled() == 0
                ? ""
                : " (" + report.scheduled() + (report.scheduled() == 1 ? " is" : " are") + " not public yet)";
        return "Built " + Figures.count(report.posts(), "post") + later + " in " + Figures.seconds(report.elapsed())
                + " s: "
                + Figures.count(report.written(), "file") + " written, " + report.kept() + " unchanged, "
                + report.removed()
                + " removed → " + out + "/"
                + leftOut(report.drafts())
                + report.next()
                        .map(next -> "\nNext: " + next + "; octavo next lists what appears when")
                        .orElse("");
    }

    /** {@code 2 drafts are left out; octavo serve shows them}. */
    private static String leftOut(int drafts) {
        if (drafts == 0) {
            return "";
        }
        return "\n" + Figures.count(drafts, "draft")
                + (drafts == 1 ? " is left out; octavo serve shows it" : " are left out; octavo serve shows them");
    }

    /** {@code 31 known problems: octavo check --known lists them}, with the articles that are left out for them. */
    static String known(List<Problem> known) {
        List<String> leftOut = known.stream()
                .filter(problem ->
                        problem.severity() == Severity.ERROR && problem.kind().meanwhile() == Meanwhile.LEFT_OUT)
                .flatMap(problem -> problem.location().stream())
                .map(Location::path)
                .distinct()
                .toList();
        return Figures.count(known.size(), "known problem") + ": octavo check --known  lists "
                + (known.size() == 1 ? "it" : "them")
                + (leftOut.isEmpty()
                        ? ""
                        : "; " + Figures.few(leftOut) + (leftOut.size() == 1 ? " is" : " are") + " left out");
    }

    /** {@code 3 errors, 1 warning: nothing was written}. */
    static String closingLine(List<Problem> problems) {
        return counts(problems) + ": nothing was written, the site is as it was";
    }

    /** {@code 3 errors, 1 warning}. */
    static String counts(List<Problem> problems) {
        return Stream.of(Severity.values())
                .map(severity -> Figures.count(
                        problems.stream().filter(p -> p.severity() == severity).count(),
                        severity.name().toLowerCase(Locale.ROOT)))
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(", "));
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }

    private static List<Fault> faults(List<Problem> problems) {
        return problems.stream().map(BuildResult::fault).toList();
    }

    private static Fault fault(Problem problem) {
        return new Fault(
                problem.severity().name().toLowerCase(Locale.ROOT),
                problem.kind().label(),
                problem.message(),
                problem.location().map(BuildResult::place),
                problem.hint(),
                problem.related().stream()
                        .map(related -> new Related(related.note(), place(related.location())))
                        .toList(),
                problem.instead());
    }

    private static Place place(Location place) {
        Optional<Integer> line = Optional.of(place.line()).filter(n -> n > 0);
        Optional<Integer> column = Optional.of(place.column()).filter(n -> n > 0);
        return new Place(place.path(), line, column, place.length());
    }
}
