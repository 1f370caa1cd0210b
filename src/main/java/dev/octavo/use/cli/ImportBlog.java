package dev.octavo.use.cli;

import dev.octavo.build.pipeline.AuthorLines;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.use.importer.AccountText;
import dev.octavo.use.importer.Import;
import dev.octavo.use.importer.ImportRequest;
import dev.octavo.use.importer.ImportResult;
import dev.octavo.use.importer.Verification;
import java.io.IOException;
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
            return result.fetched().stream()
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
        result.fetched()
                .ifPresent(fetched -> environment.say(
                        "Fetched " + fetched.fetched() + " of " + Figures.count(fetched.found(), "picture") + "."));
        environment.say("What to do next:");
        for (int i = 0; i < result.next().size(); i++) {
            environment.say("  " + (i + 1) + ". " + result.next().get(i));
        }
    }
}
