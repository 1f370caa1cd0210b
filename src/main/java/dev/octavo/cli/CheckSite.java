package dev.octavo.cli;

import dev.octavo.check.CodeFences;
import dev.octavo.pipeline.Build;
import dev.octavo.pipeline.BuildRequest;
import dev.octavo.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports what is wrong with the site without writing it. */
@Command(
        name = "check",
        description = {
            "Report everything that is wrong with the site, without writing it.",
            "It finds all that a build finds, including mistakes in templates, and fails where a build only warns."
        },
        footer = {
            "",
            "Examples:",
            "  octavo check                           everything that is wrong with the site",
            "  octavo check --drafts                  with drafts and scheduled posts",
            "  octavo check --as-of 2027-01-01        as it will be on that day",
            "  octavo check --code                    including Java and shell code in articles",
            "  octavo check --json                    for programs",
            "  octavo check && git push               push only if nothing is wrong",
            "",
            "Exit codes: 0 nothing was found, 1 an error or a warning was, 2 wrong usage."
        })
final class CheckSite extends SiteCommand {
    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(names = "--code", description = "Also parse Java and shell code in articles; this needs a JDK and bash.")
    private boolean code;

    CheckSite(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    @Override
    int run(Path siteFolder) {
        BuildRequest request = options.request(environment, siteFolder, Optional.empty(), false);
        List<Problem> problems = withProgress(
                progress -> code ? Build.checkWithCode(request, progress) : Build.check(request, progress));
        if (code) {
            CodeFences.skipped().forEach(environment.err()::println);
        }
        if (options.json) {
            printJson(BuildResult.of(problems));
        } else if (problems.isEmpty()) {
            environment.out().println("Nothing is wrong with the site.");
        } else {
            print(problems, options.showAllCommand("check"));
            environment.err().println(BuildResult.counts(problems));
        }
        return problems.isEmpty() ? 0 : 1;
    }
}
