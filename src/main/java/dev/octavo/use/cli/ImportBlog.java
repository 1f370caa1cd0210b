package dev.octavo.use.cli;

import dev.octavo.build.pipeline.AuthorLines;
import dev.octavo.build.pipeline.Baseline;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.use.importer.AccountText;
import dev.octavo.use.importer.Import;
import dev.octavo.use.importer.ImportRequest;
import dev.octavo.use.importer.ImportResult;
import dev.octavo.use.importer.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes over a blog of another program. */
@Command(name = "import")
final class ImportBlog implements Callable<Integer> {
    private final Environment environment;
    private final ErrorPrinter errors;

    @Parameters(paramLabel = "FROM", arity = "0..*", description = "The folder, or the files of one export.")
    private List<Path> from = List.of();

    @Option(names = "--site", paramLabel = "DIR")
    private Path site = Path.of(".");

    @Option(names = "--as", paramLabel = "KIND")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--media", paramLabel = "DIR")
    private Optional<Path> media = Optional.empty();

    @Option(names = "--comments")
    private boolean comments;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--report", paramLabel = "FILE.html")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--fetch")
    private boolean fetch;

    @Option(names = "--force")
    private boolean force;

    @Option(names = "--verify", paramLabel = "OLD")
    private Optional<Path> verify = Optional.empty();

    ImportBlog(Environment environment, ErrorPrinter errors) {
        this.environment = environment;
        this.errors = errors;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = environment.path(site);
        if (verify.isEmpty() && from.isEmpty()) {
            errors.print(
                    List.of(
                            ProblemKind.COMMAND
                                    .error("there is nothing to import")
                                    .hint(
                                            "name the folder of the old blog or its export: octavo import ../old-blog --site my-blog")),
                    new AuthorLines(folder),
                    "");
            return 2;
        }
        try {
            if (verify.isPresent()) {
                return verified(folder, environment.path(verify.get()));
            }
            ImportResult result = imported(folder);
            result.fetched().ifPresent(fetched -> errors.print(fetched.problems(), new AuthorLines(folder), ""));
            print(result);
            boolean right = dryRun || isRight(folder, result);
            environment.say("What to do next:");
            for (int i = 0; i < result.next().size(); i++) {
                environment.say("  " + (i + 1) + ". " + result.next().get(i));
            }
            return right
                            && result.fetched().stream()
                                    .allMatch(fetched -> fetched.problems().isEmpty())
                    ? 0
                    : 1;
        } catch (ProblemException e) {
            errors.print(e.problems(), new AuthorLines(folder), "");
            return 1;
        }
    }

    private ImportResult imported(Path folder) throws IOException {
        try (ProgressBar progress = new ProgressBar(environment)) {
            return Import.run(
                    new ImportRequest(
                            from.stream().map(environment::path).toList(),
                            kind,
                            media.map(environment::path),
                            folder,
                            dryRun,
                            force,
                            comments,
                            report.map(environment::path),
                            fetch,
                            LocalDate.now(environment.clock()),
                            environment.clock().getZone()),
                    progress);
        }
    }

    private int verified(Path folder, Path old) throws IOException {
        Verification.Result result = Verification.of(old, environment.outFolder(Optional.empty(), folder), folder);
        result.missing().forEach(environment::print);
        String all = Figures.count(result.tried(), "address", "addresses");
        int missing = result.missing().size();
        environment.say(
                missing == 0
                        ? (result.tried() == 1 ? "The address" : "All " + all) + " of the old site "
                                + (result.tried() == 1 ? "has" : "have") + " an answer."
                        : Figures.count(missing) + " of " + all + (missing == 1 ? " has" : " have")
                                + " no answer on the new site.");
        return missing == 0 ? 0 : 1;
    }

    private void print(ImportResult result) {
        AccountText.lines(result.account()).forEach(environment::print);
        String files = Figures.count(result.written(), "file");
        environment.say("");
        environment.say((dryRun ? "Would write " : "Wrote ") + files + " of a blog of " + result.program()
                + (result.same() > 0 ? "; " + Figures.count(result.same()) + " were there already" : "") + ".");
        if (!result.beside().isEmpty()) {
            environment.say("These are yours and stay as they are; the import's versions are beside them:");
            result.beside().forEach((yours, ours) -> environment.say("  " + yours + " (" + ours + ")"));
        }
        if (!result.changed().isEmpty()) {
            environment.say("These are yours and stay as they are"
                    + (force ? ":" : "; --force writes the import's versions beside them:"));
            result.changed().forEach(file -> environment.say("  " + file));
        }
        if (!result.deleted().isEmpty()) {
            environment.say(Figures.count(result.deleted().size(), "file") + " that you have deleted "
                    + (result.deleted().size() == 1 ? "stays" : "stay") + " deleted; --force brings "
                    + (result.deleted().size() == 1 ? "it" : "them") + " back.");
        }
        result.fetched()
                .ifPresent(fetched -> environment.say(
                        "Fetched " + fetched.fetched() + " of " + Figures.count(fetched.found(), "picture") + "."));
    }

    /**
     * Checks the site as it is now. What is wrong with what was imported, and was online like that, is known from now on;
     * the rest is told. Mistakes of the author's own articles are told too, but stay new.
     *
     * @return whether nothing has to be decided
     */
    private boolean isRight(Path folder, ImportResult result) throws IOException {
        BuildRequest request = new SiteOptions().request(environment, folder, Optional.empty(), false);
        Path file = folder.resolve(KnownProblems.FILE);
        String had = Files.exists(file) ? Files.readString(file) : "";
        Baseline baseline;
        try (ProgressBar progress = new ProgressBar(environment)) {
            baseline = Baseline.of(
                    KnownProblems.of(had, new Problems()),
                    problem -> isImported(problem, result),
                    texts -> Build.check(request, progress, false, texts));
        }
        if (!baseline.known().isEmpty() && !baseline.known().text().equals(had)) {
            baseline.write(folder);
        }
        List<Problem> decisions = baseline.others().stream()
                .filter(problem -> isImported(problem, result))
                .toList();
        errors.print(decisions, new AuthorLines(folder), "octavo check --all");
        environment.say("");
        int own = baseline.others().size() - decisions.size();
        if (own > 0) {
            environment.say("octavo check  shows " + Figures.count(own, "mistake")
                    + " in files that are not from the old blog.");
        }
        if (!baseline.problems().isEmpty()) {
            environment.say(
                    "What was wrong on the old blog stops no build. " + BuildResult.known(baseline.problems()) + ".");
        }
        environment.say(
                !decisions.isEmpty()
                        ? Figures.count(decisions.size(), "mistake") + " above "
                                + (decisions.size() == 1 ? "needs" : "need") + " your decision before octavo build."
                        : own > 0 ? "All that was imported can be built." : "octavo build  makes the site as it is.");
        return decisions.isEmpty();
    }

    private static boolean isImported(Problem problem, ImportResult result) {
        String file = problem.location().map(Location::path).orElse("");
        return file.isEmpty()
                || (result.files().contains(file)
                        && !result.changed().contains(file)
                        && !result.beside().containsKey(file));
    }
}
