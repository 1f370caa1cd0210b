package dev.octavo.use.cli;

import dev.octavo.build.pipeline.AuthorLines;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Severity;
import dev.octavo.lib.text.Json;
import dev.octavo.use.upgrade.Fixes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** A command for one site. Problems of that site end the command and are printed with their source lines. */
abstract class SiteCommand implements Callable<Integer> {
    final Environment environment;
    final ErrorPrinter errors;

    @Option(names = "--site", paramLabel = "DIR")
    Optional<Path> site = Optional.empty();

    SiteCommand(Environment environment, ErrorPrinter errors) {
        this.environment = environment;
        this.errors = errors;
    }

    /** Runs the command and returns its exit code. */
    abstract int run(Path siteFolder) throws Exception;

    @Override
    public final Integer call() throws Exception {
        try {
            return run(siteFolder());
        } catch (ProblemException e) {
            fail(e.problems());
            return 1;
        }
    }

    /** Reports the problems that ended the command. */
    void fail(List<Problem> problems) {
        print(problems);
        sayWhatFixMends(problems);
    }

    final void print(List<Problem> problems) {
        print(problems, "octavo build --all");
    }

    /** @param showAll the command that prints every problem; empty to print them all now */
    final void print(List<Problem> problems, String showAll) {
        errors.print(problems, new AuthorLines(siteFolder()), showAll);
        if (!problems.isEmpty()) {
            sayWhatIsHidden(problems);
        }
    }

    /** Tells which errors may keep others from being seen. */
    private void sayWhatIsHidden(List<Problem> problems) {
        List<String> wrong = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .flatMap(problem -> problem.location().stream())
                .map(Location::path)
                .toList();
        if (wrong.stream().anyMatch(path -> path.endsWith(".ftlh"))) {
            environment.say(
                    "A page stops at the first mistake of a template: more may come to light when it is corrected.");
        } else if (wrong.contains("content/site.yaml")) {
            environment.say("While content/site.yaml has errors, mistakes in links and templates may stay untold.");
        }
    }

    /** {@code 9 warnings: octavo check shows them}; for a command whose own answer matters more. */
    final void sayWarnings(List<Problem> warnings) {
        if (!warnings.isEmpty()) {
            environment.say(
                    BuildResult.counts(warnings) + ": octavo check  shows " + (warnings.size() == 1 ? "it." : "them."));
        }
    }

    /** Tells in one line how much of the site is wrong as its author knows. */
    final void sayKnown(List<Problem> known) {
        if (!known.isEmpty()) {
            environment.say(BuildResult.known(known));
        }
    }

    /** {@code octavo check --fix corrects 12 of these.}; nothing if it can correct none. */
    final void sayWhatFixMends(List<Problem> problems) {
        if (problems.stream().noneMatch(problem -> problem.instead().isPresent())) {
            return; // without loading what only few commands need
        }
        int fixable = Fixes.of(siteFolder(), problems).all().size();
        if (fixable > 0) {
            environment.say("octavo check --fix  corrects " + Figures.count(fixable) + " of these.");
        }
    }

    final void printJson(Record result) {
        environment.print(Json.PRETTY.write(result));
    }

    final Path siteFolder() {
        return environment.siteFolder(site);
    }

    /** Returns a request for the public site as of now, in its default folder. */
    final BuildRequest request(Path siteFolder) {
        return new SiteOptions().request(environment, siteFolder, Optional.empty(), false);
    }

    final <T> T withProgress(Function<ProgressBar, T> work) {
        try (ProgressBar progress = new ProgressBar(environment)) {
            return work.apply(progress);
        }
    }
}
