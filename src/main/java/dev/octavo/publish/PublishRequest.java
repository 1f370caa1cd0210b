package dev.octavo.publish;

import dev.octavo.address.SiteUrl;
import dev.octavo.hash.Hash;
import dev.octavo.publish.readers.BuiltSite;
import dev.octavo.site.Machines.Notifications;
import dev.octavo.site.destination.Destination;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be published.
 *
 * @param url where readers find it
 * @param siteFolder the folder that holds {@code content/}
 * @param outFolder where the finished site lies
 * @param build stands for the build that is meant, as {@link BuiltSite#build} has it; empty where nothing was built
 * @param notifications who is told what is new
 * @param threads how many files are read at once, at least 1
 */
public record PublishRequest(
        Destination destination,
        SiteUrl url,
        Path siteFolder,
        Path outFolder,
        Optional<Hash> build,
        Notifications notifications,
        int threads,
        Options options) {
    /**
     * What the author wants or allows.
     *
     * @param dryRun whether it is only said what would be done
     * @param all whether a dry run lists each file
     * @param allowManyRemovals whether more files may be deleted than an author usually means to delete
     * @param adopt whether what was not published by Octavo may be taken over
     * @param verify whether to check afterwards what readers get
     * @param rollBackOnFailure whether the old site comes back where they get something wrong
     */
    public record Options(
            boolean dryRun,
            boolean all,
            boolean allowManyRemovals,
            boolean adopt,
            boolean verify,
            boolean rollBackOnFailure) {}
}
