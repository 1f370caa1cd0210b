package dev.octavo.use.cli;

import dev.octavo.build.check.CodeFences;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.use.upgrade.Fixes;
import dev.octavo.use.upgrade.Fixes.Fix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports what is wrong with the site without writing it. */
@Command(name = "check")
final class CheckSite extends SiteCommand {
    private static final int ROUNDS = 5;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(names = "--code")
    private boolean code;

    @Option(names = "--fix")
    private boolean fix;

    @Option(names = "--dry-run")
    private boolean dryRun;

    CheckSite(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path siteFolder) throws IOException {
        if (dryRun && !fix) {
            print(List.of(Problem.error("--dry-run is for --fix: a check alone changes nothing")
                    .hint("octavo check --fix --dry-run prints what would be corrected")));
            return 2;
        }
        BuildRequest request = options.request(environment, siteFolder, Optional.empty(), false);
        List<Problem> problems = problems(request);
        // What is corrected may bring to light what else is wrong.
        List<Fix> fixed = new ArrayList<>();
        boolean more = fix && !dryRun;
        for (int round = 0; more && round < ROUNDS; round++) {
            more = fixed.addAll(Fixes.of(siteFolder, problems).write());
            problems = more ? problems(request) : problems;
        }
        if (dryRun) {
            say(Fixes.of(siteFolder, problems).all(), "--fix would correct");
            return problems.isEmpty() ? 0 : 1;
        }
        say(fixed, "Corrected");
        if (options.json) {
            printJson(BuildResult.of(problems));
        } else if (problems.isEmpty()) {
            environment.print("Nothing is wrong with the site.");
        } else {
            print(problems, options.showAllCommand("check"));
            environment.say(BuildResult.counts(problems));
            sayWhatFixMends(problems);
        }
        return problems.isEmpty() ? 0 : 1;
    }

    private List<Problem> problems(BuildRequest request) {
        List<Problem> problems = withProgress(
                progress -> code ? Build.checkWithCode(request, progress) : Build.check(request, progress));
        if (code) {
            CodeFences.skipped().forEach(environment::say);
        }
        return problems;
    }

    /** {@code content/posts/hello.md:2  titel → title}. */
    private void say(List<Fix> fixes, String what) {
        if (options.json) {
            return;
        }
        for (Fix fix : fixes) {
            environment.print(ProblemText.printable(fix.place().path() + ":"
                    + fix.place().line() + "  " + shown(fix.change().old()) + " → "
                    + shown(fix.change().text())));
        }
        long files = fixes.stream().map(fix -> fix.place().path()).distinct().count();
        if (dryRun || !fixes.isEmpty()) {
            environment.print(
                    what + " " + Figures.count(fixes.size(), "mistake") + " in " + Figures.count(files, "file") + ".");
        }
    }

    /** Returns the first line of a change, without the brackets before the address of a link. */
    private static String shown(String words) {
        return words.strip().replaceFirst("^]\\(", "").replaceFirst("(?s)\n.*", " …");
    }
}
