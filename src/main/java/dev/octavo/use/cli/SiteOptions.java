package dev.octavo.use.cli;

import dev.octavo.build.pipeline.BuildRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that {@code build} and {@code check} share. */
final class SiteOptions {
    @Option(names = "--url", paramLabel = "URL")
    Optional<String> url = Optional.empty();

    @Option(names = "--drafts")
    boolean drafts;

    @Option(names = "--as-of", paramLabel = "INSTANT")
    Optional<Instant> asOf = Optional.empty();

    @Option(names = "--all")
    boolean all;

    @Option(names = "--json")
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

    /** Returns whether the site is one with drafts, or of another moment, which readers are not to get. */
    boolean isNotForReaders() {
        return drafts || asOf.isPresent();
    }

    /** Returns the command line that prints every problem {@code command} finds; empty if {@code --all} is set. */
    String showAllCommand(String command) {
        return all ? "" : "octavo " + command + (drafts ? " --drafts" : "") + " --all";
    }
}
