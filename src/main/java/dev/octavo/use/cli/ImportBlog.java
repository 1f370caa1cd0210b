package dev.octavo.use.cli;

import dev.octavo.build.pipeline.AuthorLines;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
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
@Command(
        name = "import",
        description = {
            "Take over a blog of another program, and account for everything in it.",
            "FROM is the folder of Hugo, Jekyll, Zola, Eleventy, Astro, Pelican, Hexo, Gatsby, Nikola, JBake, Lume, Quartz, Publii or"
                    + " a vault of Obsidian; or the export of WordPress, Ghost, Medium, Substack, Blogger, Tumblr or Notion; or"
                    + " a feed. Nothing is fetched without --fetch. Drafts and what was private stay unpublished."
        },
        footer = {
            "",
            "Examples:",
            "  octavo import ../old-blog --site my-blog       the folder of a generator",
            "  octavo import wordpress.xml --media uploads    an export, and the pictures it lacks",
            "  octavo import ../old-blog --dry-run            the account alone",
            "  octavo import --verify old-sitemap.xml         try every old address on the new site, once it is built",
            "",
            "Exit codes: 0 all that was found is in the account, 1 it could not be read, or a picture not be"
                    + " fetched, 2 wrong usage."
        })
final class ImportBlog implements Callable<Integer> {
    private final Environment environment;
    private final ErrorPrinter errors;

    @Parameters(paramLabel = "FROM", arity = "0..*", description = "The folder, or the files of one export.")
    private List<Path> from = List.of();

    @Option(
            names = "--site",
            paramLabel = "DIR",
            description = "The folder of the new site, created if there is none. Default: the current folder.")
    private Path site = Path.of(".");

    @Option(names = "--as", paramLabel = "KIND", description = "Whose it is, such as hugo. Default: recognised.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--media", paramLabel = "DIR", description = "The folder of the pictures that an export lacks.")
    private Optional<Path> media = Optional.empty();

    @Option(names = "--comments", description = "Show readers' comments below the articles, as text.")
    private boolean comments;

    @Option(names = "--dry-run", description = "Print the account, and write nothing.")
    private boolean dryRun;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a page with each article before and after, the worst first.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--fetch",
            description = "Download the pictures of other hosts, and those of the old one that are missing.")
    private boolean fetch;

    @Option(names = "--force", description = "Also write files again that you have changed since an earlier import.")
    private boolean force;

    @Option(
            names = "--verify",
            paramLabel = "OLD",
            description =
                    "Try every address in a sitemap of the old site, or in the folder it was built into, on the new one.")
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
                            Problem.error("there is nothing to import")
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
        result.missing().forEach(environment.out()::println);
        String all = Figures.count(result.tried(), "address", "addresses");
        environment
                .err()
                .println(
                        result.missing().isEmpty()
                                ? "All " + all + " of the old site have an answer."
                                : Figures.count(result.missing().size()) + " of " + all
                                        + " have no answer on the new site.");
        return result.missing().isEmpty() ? 0 : 1;
    }

    private void print(ImportResult result) {
        AccountText.lines(result.account()).forEach(environment.out()::println);
        String files = Figures.count(result.written(), "file");
        environment.err().println();
        environment
                .err()
                .println((dryRun ? "Would write " : "Wrote ") + files + " of a blog of " + result.program()
                        + (result.same() > 0 ? "; " + Figures.count(result.same()) + " were there already" : "") + ".");
        if (!result.changed().isEmpty()) {
            environment
                    .err()
                    .println("You have changed " + Figures.few(result.changed())
                            + " since: they stay as they are. --force writes them again.");
        }
        result.fetched()
                .ifPresent(fetched -> environment
                        .err()
                        .println("Fetched " + fetched.fetched() + " of " + Figures.count(fetched.found(), "picture")
                                + "."));
        environment.err().println("What to do next:");
        for (int i = 0; i < result.next().size(); i++) {
            environment.err().println("  " + (i + 1) + ". " + result.next().get(i));
        }
    }
}
