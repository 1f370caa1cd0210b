package dev.octavo.use.cli;

import dev.octavo.blog.content.SiteSettings;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.site.Machines.Notifications;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.destination.Destination;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildReport;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.publish.Publish;
import dev.octavo.publish.PublishListener;
import dev.octavo.publish.PublishRequest;
import dev.octavo.publish.PublishRequest.Options;
import dev.octavo.publish.Targets;
import dev.octavo.publish.readers.BuiltSite;
import dev.octavo.publish.target.Target;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds the site and publishes it. */
@Command(name = "publish", aliases = "deploy")
final class PublishSite extends SiteCommand {
    @Parameters(
            paramLabel = "TARGET",
            arity = "0..1",
            description = "The name of a target below \"publish\" in content/site.yaml.")
    private Optional<String> target = Optional.empty();

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--allow-deletes")
    private boolean allowDeletes;

    @Option(names = "--adopt")
    private boolean adopt;

    @Option(names = "--rollback")
    private boolean rollback;

    @Option(names = "--rollback-on-failure")
    private boolean rollbackOnFailure;

    @Option(names = "--no-look")
    private boolean noLook;

    private List<Problem> warnings = List.of();

    PublishSite(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path folder) {
        if (dryRun && rollback) {
            print(List.of(ProblemKind.COMMAND
                    .error("--dry-run builds and compares, and --rollback builds nothing")
                    .hint("use one of them")));
            return 2;
        }
        try {
            return publish(folder) ? 0 : 1;
        } finally {
            sayWarnings(warnings);
        }
    }

    private boolean publish(Path folder) {
        SiteConfig config = config(folder);
        Destination destination = destination(config);
        Path out = environment.outFolder(Optional.empty(), folder);
        SiteUrl url = destination.url().orElse(config.url());
        if (!dryRun && !rollback) {
            requireOwnUrl(url, destination);
        }
        PublishRequest request = new PublishRequest(
                destination,
                url,
                folder,
                out,
                rollback ? Optional.empty() : Optional.of(build(folder, out, destination)),
                config.machines().precompress(),
                // A destination with its own address is for testing, so nothing is announced.
                destination.url().isEmpty() ? config.machines().notifications() : Notifications.NONE,
                environment.threads(),
                new Options(
                        dryRun, all, allowDeletes, adopt, !noLook && !isTrial(url, destination), rollbackOnFailure));
        boolean success = withProgress(progress -> {
            TerminalAudience terminal = new TerminalAudience(environment.out(), this::print, progress);
            Targets targets = new Targets(
                    environment.variables(),
                    Path.of(System.getProperty("user.home")),
                    System.getProperty("user.name"),
                    environment.clock(),
                    terminal.prompt());
            try (Target place = targets.open(request, terminal)) {
                Publish publish = new Publish(request, place, terminal);
                return rollback ? publish.rollBack() : publish.run();
            }
        });
        if (success && !noLook && !dryRun && isTrial(url, destination)) {
            print(List.of(ProblemKind.COMMAND
                    .warning("the pages were not looked at: \"url\" is " + url.absolute(Address.HOME)
                            + ", an address reserved for examples")
                    .hint("write in content/site.yaml at which address readers find this folder: url: https://…;"
                            + " for a trial, add --no-look")));
        }
        return success;
    }

    private static SiteConfig config(Path folder) {
        Problems problems = new Problems();
        Optional<SiteConfig> config =
                SiteSettings.read(Project.open(folder, Theme.packed()), Optional.empty(), problems);
        problems.requireNoErrors();
        return config.orElseThrow(() -> new IllegalStateException("a configuration without errors is there"));
    }

    private Destination destination(SiteConfig config) {
        List<Destination> all = config.publish();
        List<String> names = all.stream().map(Destination::name).toList();
        if (all.isEmpty()) {
            throw ProblemException.of("content/site.yaml does not say where the site is published to", """
                write there, for instance:
                publish:
                  live:
                    sftp: sftp://web@example.org/srv/blog
                or folder: /srv/blog, git: origin, s3: my-bucket\
                """);
        }
        if (target.isEmpty() && all.size() > 1) {
            throw ProblemException.of(
                    "content/site.yaml names several places to publish to",
                    "say which: octavo publish " + String.join(", or octavo publish ", names));
        }
        String wanted = target.orElse(names.get(0));
        return all.stream()
                .filter(destination -> destination.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        "content/site.yaml names no place \"" + wanted + "\" to publish to",
                        Spelling.suggestion(wanted, names).orElse("the places are: " + String.join(", ", names))));
    }

    /** Returns whether a folder, which may be a trial, gets a site with an address at which it cannot be looked at. */
    private static boolean isTrial(SiteUrl url, Destination destination) {
        return destination.place() instanceof Destination.Folder && url.isForExamples();
    }

    /** Refuses an address reserved for examples, except for a folder. */
    private static void requireOwnUrl(SiteUrl url, Destination destination) {
        if (!isTrial(url, destination) && url.isForExamples()) {
            throw ProblemException.of(
                    "\"url\" is " + url.absolute(Address.HOME) + ", an address reserved for examples",
                    "write your own address there, in content/site.yaml; every page, feed and card names it");
        }
    }

    private Hash build(Path folder, Path out, Destination destination) {
        SiteOptions options = new SiteOptions();
        options.url = destination.url().map(url -> url.absolute(Address.HOME));
        BuildRequest wanted = options.request(environment, folder, Optional.empty(), false);
        BuildReport report = withProgress(progress -> Build.forPublishing(wanted, progress));
        warnings = report.warnings();
        sayKnown(report.known());
        return BuiltSite.build(out, folder);
    }

    /** Prints progress, and asks for secrets. Results go to {@code out}, problems to {@code printer}. */
    record TerminalAudience(PrintStream out, Consumer<List<Problem>> printer, ProgressBar progress)
            implements PublishListener {
        @Override
        public void message(String line) {
            progress.close();
            out.println(line);
        }

        @Override
        public void report(List<Problem> problems) {
            progress.close();
            printer.accept(problems);
        }

        /** Returns a prompt for secrets; absent without a terminal, since a CI server cannot answer. */
        @SuppressWarnings("SystemConsoleNull") // absent on older Java without a terminal
        Optional<Function<String, Optional<String>>> prompt() {
            // Since Java 22, System.console() may be present without a terminal.
            if (Integer.getInteger("octavo.terminal-width", 0) == 0) {
                return Optional.empty();
            }
            return Optional.ofNullable(System.console()).map(console -> question -> {
                progress.close();
                char[] answer = console.readPassword("%s: ", question);
                return answer == null || answer.length == 0 ? Optional.empty() : Optional.of(new String(answer));
            });
        }
    }
}
