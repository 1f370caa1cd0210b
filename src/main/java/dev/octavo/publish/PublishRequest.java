package dev.octavo.publish;

import dev.octavo.blog.site.Machines.Notifications;
import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.hash.Hash;
import dev.octavo.publish.readers.BuiltSite;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to publish, and how.
 *
 * @param url the URL of the published site
 * @param siteFolder the folder that holds {@code content/}
 * @param outFolder the folder of the finished site
 * @param build identifies the build to publish, see {@link BuiltSite#build}; empty if nothing was built
 * @param precompressed whether a compressed copy lies beside each text file
 * @param notifications who is notified of changed pages and feeds
 * @param threads how many files to read at once, at least 1
 */
public record PublishRequest(
        Destination destination,
        SiteUrl url,
        Path siteFolder,
        Path outFolder,
        Optional<Hash> build,
        boolean precompressed,
        Notifications notifications,
        int threads,
        Options options) {
    /**
     * What the author wants or allows.
     *
     * @param dryRun whether to only report what would be done
     * @param all whether a dry run lists every file
     * @param allowManyRemovals whether many files may be deleted, see {@code Difference.removesMany}
     * @param adopt whether to publish where there are files that Octavo did not publish
     * @param verify whether to check afterwards what readers get
     * @param rollBackOnFailure whether to restore the old site if readers get something wrong
     */
    public record Options(
            boolean dryRun,
            boolean all,
            boolean allowManyRemovals,
            boolean adopt,
            boolean verify,
            boolean rollBackOnFailure) {}
}
