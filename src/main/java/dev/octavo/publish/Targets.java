package dev.octavo.publish;

import dev.octavo.loading.RoomLoader;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.folder.FolderTarget;
import dev.octavo.publish.git.BranchSettings;
import dev.octavo.publish.git.BranchTarget;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.sftp.SftpTarget;
import dev.octavo.publish.ssh.SshSettings;
import dev.octavo.publish.target.BucketOpener;
import dev.octavo.publish.target.Target;
import dev.octavo.site.destination.Destination;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Opens the place that an author has named, with what comes in from outside.
 *
 * @param environment all variables: secrets are looked for there
 * @param home the author's home folder
 * @param user the name of the author's account here
 * @param prompt asks at the terminal for a secret, and is declined with an empty answer; absent without a terminal
 */
public record Targets(
        Map<String, String> environment,
        Path home,
        String user,
        Clock clock,
        Optional<Function<String, Optional<String>>> prompt) {
    /**
     * The target, which may be asked something on the way.
     *
     * @throws ProblemException where it cannot be used, and why
     */
    public Target open(PublishRequest request, PublishListener listener) {
        boolean adopt = request.options().adopt();
        Consumer<Problem> report = problem -> listener.report(List.of(problem));
        Destination.Place place = request.destination().place();
        // A "switch" over the kinds is of Java 21.
        if (place instanceof Destination.Folder folder) {
            return FolderTarget.open(folder, request.siteFolder(), adopt);
        }
        if (place instanceof Destination.Bucket bucket) {
            return buckets().open(bucket, adopt, LockTerms.overNetwork(user).who(), report);
        }
        SshSettings ssh = new SshSettings(environment, user, prompt.isPresent(), SshSettings.Timeouts.USUAL);
        if (place instanceof Destination.Sftp server) {
            return SftpTarget.open(server, ssh, adopt);
        }
        BranchSettings settings = new BranchSettings(ssh, home, clock, prompt, adopt, report);
        return new BranchTarget((Destination.Branch) place, request.siteFolder(), settings);
    }

    /** The room for buckets, with the libraries that it alone needs, from {@code lib/publishing} beside the program. */
    private static BucketOpener buckets() {
        try {
            BucketOpener opener = RoomLoader.made(
                    BucketOpener.class,
                    "dev.octavo.publish.s3.BucketTarget$Opener",
                    "software.amazon.awssdk.services.s3.S3Client",
                    "publishing");
            // Libraries that look for parts of their own find them from this thread on.
            Thread.currentThread().setContextClassLoader(opener.getClass().getClassLoader());
            return opener;
        } catch (RoomLoader.MissingException missing) {
            throw ProblemException.of(
                    "the libraries that publishing to a bucket needs are not there",
                    "they belong in " + missing.folder() + "; build or install Octavo again");
        }
    }
}
