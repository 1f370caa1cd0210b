package dev.octavo.cli;

import dev.octavo.cli.terminal.ProgressBar;
import dev.octavo.cli.terminal.Surroundings;
import dev.octavo.pipeline.AuthorLines;
import dev.octavo.pipeline.Build;
import dev.octavo.pipeline.BuildRequest;
import dev.octavo.problem.Problem;
import dev.octavo.text.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
            "  octavo check --json                    for programs",
            "  octavo check && git push               push what is right, and nothing else",
            "",
            "Exit codes: 0 nothing was found, 1 something was, if only a warning, 2 the command makes no sense."
        })
final class CheckSite implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Complaints complaints;

    @Mixin
    private SiteOptions options = new SiteOptions();

    CheckSite(Surroundings surroundings, Complaints complaints) {
        this.surroundings = surroundings;
        this.complaints = complaints;
    }

    @Override
    public Integer call() {
        BuildRequest request = options.request(surroundings, Optional.empty(), false);
        List<Problem> problems = problems(request);
        if (options.json) {
            surroundings.out().println(Json.PRETTY.write(BuildResult.of(problems)));
        } else if (problems.isEmpty()) {
            surroundings.out().println("Nothing is wrong with the site.");
        } else {
            complaints.print(problems, new AuthorLines(request.siteFolder()), options.whole("check"));
            surroundings.err().println(BuildResult.numbers(problems));
        }
        return problems.isEmpty() ? 0 : 1;
    }

    private List<Problem> problems(BuildRequest request) {
        try (ProgressBar progress = new ProgressBar(surroundings)) {
            return Build.check(request, progress);
        }
    }
}
