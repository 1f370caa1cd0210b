package dev.octavo.use.cli;

import dev.octavo.build.check.CodeFences;
import dev.octavo.build.pipeline.Baseline;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.Build.Checked;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.use.upgrade.Fixes;
import dev.octavo.use.upgrade.Fixes.Fix;
import dev.octavo.use.upgrade.LastFix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports what is wrong with the site without writing it. */
@Command(name = "check")
final class CheckSite extends SiteCommand {
    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(names = "--code")
    private boolean code;

    @Option(names = "--baseline")
    private boolean baseline;

    @Option(names = "--known")
    private boolean known;

    @Option(names = "--strict")
    private boolean strict;

    @Option(names = "--fix")
    private boolean fix;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--undo")
    private boolean undo;

    CheckSite(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path siteFolder) throws IOException {
        if (!fix && (dryRun || undo)) {
            print(List.of(ProblemKind.COMMAND
                    .error((dryRun ? "--dry-run" : "--undo") + " is for --fix: a check alone changes nothing")
                    .hint(
                            dryRun
                                    ? "octavo check --fix --dry-run prints what would be corrected"
                                    : "octavo check --fix --undo takes back what the last --fix changed")));
            return 2;
        }
        if (dryRun && undo) {
            print(List.of(ProblemKind.COMMAND
                    .error("--dry-run and --undo do not go together")
                    .hint("octavo check --fix --undo changes nothing if one of the files has changed since")));
            return 2;
        }
        if (undo) {
            List<String> undone = LastFix.undo(siteFolder);
            undone.forEach(file -> environment.print(ProblemText.printable(file)));
            environment.print("The last fix is taken back in " + Figures.count(undone.size(), "file") + ".");
            return 0;
        }
        BuildRequest request = options.request(environment, siteFolder, Optional.empty(), false);
        if (fix) {
            Fixes fixes =
                    Fixes.ofAll(siteFolder, texts -> checked(request, texts).fresh());
            if (dryRun) {
                say(fixes.all(), "--fix would correct");
                return fixes.all().isEmpty()
                                && counted(checked(request, Map.of())).isEmpty()
                        ? 0
                        : 1;
            }
            say(fixes.writeUndoably(), "Corrected");
        }
        if (baseline) {
            return writeKnown(siteFolder, Baseline.of(texts -> checked(request, texts)));
        }
        Checked checked = checked(request, Map.of());
        List<Problem> problems = known ? checked.known() : counted(checked);
        if (code) {
            CodeFences.skipped().forEach(environment::say);
        }
        if (options.json) {
            printJson(BuildResult.of(problems));
        } else if (problems.isEmpty()) {
            environment.print(
                    known
                            ? "No problem of the site is known."
                            : checked.known().isEmpty()
                                    ? "Nothing is wrong with the site."
                                    : "Nothing new is wrong with the site.");
        } else {
            print(problems, options.showAllCommand("check"));
            environment.say(BuildResult.counts(problems));
            sayWhatFixMends(problems);
        }
        if (!known && !strict && !options.json) {
            sayKnown(checked.known());
        }
        return known || problems.isEmpty() ? 0 : 1;
    }

    /** The problems for which the check fails. */
    private List<Problem> counted(Checked checked) {
        return strict
                ? Stream.concat(checked.fresh().stream(), checked.known().stream())
                        .sorted()
                        .toList()
                : checked.fresh();
    }

    private int writeKnown(Path siteFolder, Baseline found) throws IOException {
        found.write(siteFolder);
        if (!found.others().isEmpty()) {
            print(found.others(), options.showAllCommand("check"));
            environment.say(BuildResult.counts(found.others()) + " cannot be known, and "
                    + (found.others().size() == 1 ? "has" : "have") + " to be corrected.");
        }
        environment.print(
                found.known().isEmpty()
                        ? "There is nothing to write into " + KnownProblems.FILE + "."
                        : "Wrote " + Figures.count(found.problems().size(), "known problem") + " into "
                                + KnownProblems.FILE + ".");
        return found.others().isEmpty() ? 0 : 1;
    }

    private Checked checked(BuildRequest request, Map<String, String> texts) {
        return withProgress(progress -> Build.check(request, progress, code, texts));
    }

    /** {@code content/posts/hello.md:2  titel → title}. */
    private void say(List<Fix> fixes, String what) {
        if (options.json) {
            return;
        }
        for (Fix fix : fixes) {
            environment.print(
                    ProblemText.printable(fix.place().path() + ":" + fix.place().line() + "  " + fix.words()));
        }
        long files = fixes.stream().map(fix -> fix.place().path()).distinct().count();
        if (dryRun || !fixes.isEmpty()) {
            environment.print(
                    what + " " + Figures.count(fixes.size(), "mistake") + " in " + Figures.count(files, "file") + ".");
            if (!dryRun) {
                environment.print("octavo check --fix --undo  takes that back; in Git, git diff shows it.");
            }
        }
    }
}
