package dev.octavo.use.cli;

import dev.octavo.build.disk.SiteDisk;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildReport;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds the site. */
@Command(name = "build")
final class BuildSite extends SiteCommand {
    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(names = "--out", paramLabel = "DIR")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--clean")
    private boolean clean;

    @Option(names = "--watch")
    private boolean watch;

    BuildSite(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    /**
     * Parses a plain {@code build} without picocli, which takes as long to start as a small site takes to build. Empty
     * for anything else, mistakes included, which is left to picocli; both parse the same way.
     */
    static Optional<BuildSite> plain(Environment environment, ErrorPrinter errors, String... args) {
        BuildSite build = new BuildSite(environment, errors);
        Set<String> seen = new HashSet<>();
        boolean plain = args.length > 0 && args[0].equals("build");
        for (int i = 1; i < args.length && plain; i++) {
            plain = seen.add(args[i]);
            switch (args[i]) {
                case "--drafts" -> build.options.drafts = true;
                case "--clean" -> build.clean = true;
                case "--all" -> build.options.all = true;
                case "--json" -> build.options.json = true;
                case "--site", "--out", "--url" -> plain &= ++i < args.length && build.isSet(args[i - 1], args[i]);
                default -> plain = false;
            }
        }
        return plain ? Optional.of(build) : Optional.empty();
    }

    private boolean isSet(String option, String value) {
        try {
            if (value.startsWith("-") || Path.of(value).toString().isEmpty()) {
                return false;
            }
        } catch (InvalidPathException noPath) {
            return false;
        }
        switch (option) {
            case "--site" -> site = Optional.of(Path.of(value));
            case "--out" -> out = Optional.of(Path.of(value));
            default -> options.url = Optional.of(value);
        }
        return true;
    }

    @Override
    int run(Path siteFolder) throws IOException, InterruptedException {
        if (watch) {
            return serve();
        }
        BuildRequest request = request();
        BuildReport report = withProgress(progress -> Build.run(request, progress));
        String outFolder = environment.shown(request.outFolder());
        if (options.json) {
            printJson(BuildResult.of(report, outFolder));
        } else {
            print(report.warnings(), options.showAllCommand("build"));
            sayKnown(report.known());
            environment.print(BuildResult.closingLine(report, outFolder));
            if (out.isEmpty() && options.isNotForReaders()) {
                environment.say("Readers are not to get this yet, so " + environment.shown(siteFolder.resolve("public"))
                        + "/ stays as it was. octavo serve  shows drafts in the browser.");
            }
        }
        return 0;
    }

    /** Refuses the options that mean nothing to a preview, which writes no files and uses its own clock. */
    private int serve() throws IOException, InterruptedException {
        if (out.isPresent() || options.url.isPresent() || options.asOf.isPresent() || options.json) {
            errors.warn(ProblemKind.COMMAND
                    .error("--watch is a preview, which writes no files: --out, --url, --as-of and --json"
                            + " mean nothing to it")
                    .hint("leave them out, or leave --watch out"));
            return 2;
        }
        return new ServeSite(environment, errors).at(site).run(siteFolder());
    }

    BuildRequest request() {
        Optional<Path> folder =
                options.isNotForReaders() ? out.or(() -> Optional.of(SiteDisk.notPublic(siteFolder()))) : out;
        return options.request(environment, siteFolder(), folder, clean);
    }

    @Override
    void fail(List<Problem> problems) {
        if (options.json) {
            printJson(BuildResult.of(problems));
        } else {
            print(problems, options.showAllCommand("build"));
            environment.say(BuildResult.closingLine(problems));
            sayWhatFixMends(problems);
        }
    }
}
