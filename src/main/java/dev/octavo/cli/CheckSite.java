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

/** Says what is wrong with the site. */
@Command(
        name = "check",
        description = {
            "Say what is wrong with the site, and write nothing.",
            "It finds what a build finds, mistakes in templates too, and fails where a build only warns."
        },
        footer = {
            "",
            "Examples:",
            "  octavo check                           all that is wrong with the site around you",
            "  octavo check --drafts                  with drafts and scheduled posts",
            "  octavo check --as-of 2027-01-01        as it will be on that day",
            "  octavo check --code                    with Java and shell in articles parsed",
            "  octavo check --json                    for programs",
            "  octavo check && git push               push what is right, and nothing else",
            "",
            "Exit codes: 0 nothing was found, 1 something was, if only a warning, 2 the command makes no sense."
        })
final class CheckSite extends SiteCommand {
    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(
            names = "--code",
            description = "Parse Java and shell in articles too, where this Java has a compiler and there is a bash.")
    private boolean code;

    CheckSite(Surroundings surroundings, Complaints complaints) {
        super(surroundings, complaints);
    }

    @Override
    int run(Path siteFolder) {
        BuildRequest request = options.request(surroundings, siteFolder, Optional.empty(), false);
        List<Problem> problems = withProgress(
                progress -> code ? Build.checkWithCode(request, progress) : Build.check(request, progress));
        if (code) {
            CodeFences.left().forEach(surroundings.err()::println);
        }
        if (options.json) {
            printJson(BuildResult.of(problems));
        } else if (problems.isEmpty()) {
            surroundings.out().println("Nothing is wrong with the site.");
        } else {
            print(problems, options.whole("check"));
            surroundings.err().println(BuildResult.numbers(problems));
        }
        return problems.isEmpty() ? 0 : 1;
    }
}
