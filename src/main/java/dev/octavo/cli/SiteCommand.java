package dev.octavo.cli;

import dev.octavo.pipeline.AuthorLines;
import dev.octavo.pipeline.BuildRequest;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.text.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** A command about one site. What is wrong with that site is printed with its lines, and ends the command. */
abstract class SiteCommand implements Callable<Integer> {
    final Surroundings surroundings;
    final Complaints complaints;

    @Option(
            names = "--site",
            paramLabel = "DIR",
            description = "The folder that contains content/. Default: the current folder or the nearest one above it.")
    Optional<Path> site = Optional.empty();

    SiteCommand(Surroundings surroundings, Complaints complaints) {
        this.surroundings = surroundings;
        this.complaints = complaints;
    }

    /** Does it, and says the exit code. */
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

    /** Tells what kept the command from doing its work. */
    void fail(List<Problem> problems) {
        print(problems);
    }

    final void print(List<Problem> problems) {
        print(problems, "octavo build --all");
    }

    /** @param whole the command that prints all of them; empty where they are all printed now */
    final void print(List<Problem> problems, String whole) {
        complaints.print(problems, new AuthorLines(siteFolder()), whole);
    }

    final void printJson(Record result) {
        surroundings.out().println(Json.PRETTY.write(result));
    }

    final Path siteFolder() {
        return surroundings.siteFolder(site);
    }

    /** The site as readers have it now, in its usual folder. */
    final BuildRequest request(Path siteFolder) {
        return new SiteOptions().request(surroundings, siteFolder, Optional.empty(), false);
    }

    final <T> T withProgress(Function<ProgressBar, T> work) {
        try (ProgressBar progress = new ProgressBar(surroundings)) {
            return work.apply(progress);
        }
    }
}
