package dev.octavo.publish;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.folder.FolderTarget;
import dev.octavo.publish.git.BranchSettings;
import dev.octavo.publish.git.BranchTarget;
import dev.octavo.publish.s3.BucketTarget;
import dev.octavo.publish.s3.bucket.BucketSettings;
import dev.octavo.publish.sftp.SftpTarget;
import dev.octavo.publish.ssh.Secret;
import dev.octavo.publish.ssh.SshSettings;
import dev.octavo.publish.target.Target;
import dev.octavo.site.destination.Destination;

/** Opens the place that an author has named. */
public final class Targets {
    private Targets() {}

    /**
     * The target, which may be asked something on the way.
     *
     * @throws ProblemException where it cannot be used, and why
     */
    public static Target open(PublishRequest request, Outside outside) {
        try {
            Destination.Place place = request.destination().place();
            // A "switch" over the kinds is of Java 21.
            if (place instanceof Destination.Folder folder) {
                return FolderTarget.open(folder, request.siteFolder(), outside.adopts());
            }
            if (place instanceof Destination.Sftp server) {
                return SftpTarget.open(server, ssh(outside), outside.adopts());
            }
            if (place instanceof Destination.Branch branch) {
                return BranchTarget.open(branch, request.siteFolder(), git(outside));
            }
            return BucketTarget.open(
                    (Destination.Bucket) place, new BucketSettings(outside.adopts(), outside.who(), outside.word()));
        } catch (NoClassDefFoundError e) {
            throw new ProblemException(Problem.error("the libraries that publishing needs are not there")
                    .hint("start it with the launcher: octavo publish; they lie in target/lib/publishing"));
        }
    }

    private static SshSettings ssh(Outside outside) {
        return SshSettings.of(outside.environment(), outside.user(), outside.prompt());
    }

    private static BranchSettings git(Outside outside) {
        BranchSettings settings = BranchSettings.of(
                outside.environment(),
                outside.home(),
                outside.clock(),
                outside.prompt()
                        .map(prompt -> question -> prompt.secret(question).map(Secret::value)),
                outside.word());
        return outside.adopts() ? settings.adopting() : settings;
    }
}
