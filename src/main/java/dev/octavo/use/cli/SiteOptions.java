package dev.octavo.use.cli;

import dev.octavo.build.pipeline.BuildRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that {@code build} and {@code check} share. */
final class SiteOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The public address of the site, instead of url in content/site.yaml.")
    Optional<String> url = Optional.empty();

    @Option(names = "--drafts", description = "Include drafts and scheduled posts, marked as such.")
    boolean drafts;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "The time to use as now for publish-at and expires: a day or a moment.")
    Optional<Instant> asOf = Optional.empty();

    @Option(names = "--all", description = "Print every problem, even if there are more than 20.")
    boolean all;

    @Option(names = "--json", description = "Print the result, or what is wrong, as JSON.")
    boolean json;

    BuildRequest request(Environment environment, Path siteFolder, Optional<Path> out, boolean clean) {
        return new BuildRequest(
                siteFolder,
                environment.outFolder(out, siteFolder),
                url,
                drafts,
                asOf.orElseGet(environment.clock()::instant),
                clean,
                environment.threads());
    }

    /** Returns the command line that prints every problem {@code command} finds; empty if {@code --all} is set. */
    String showAllCommand(String command) {
        return all ? "" : "octavo " + command + (drafts ? " --drafts" : "") + " --all";
    }
}
