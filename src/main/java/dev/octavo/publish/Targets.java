package dev.octavo.publish;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.command.CommandTarget;
import dev.octavo.publish.folder.FolderTarget;
import dev.octavo.publish.git.BranchSettings;
import dev.octavo.publish.git.BranchTarget;
import dev.octavo.publish.s3.BucketSettings;
import dev.octavo.publish.s3.BucketTarget;
import dev.octavo.publish.sftp.SftpTarget;
import dev.octavo.publish.site.Note;
import dev.octavo.publish.ssh.SshSettings;
import dev.octavo.publish.target.Target;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Opens the target that an author has named.
 *
 * @param environment all environment variables; secrets are looked up there
 * @param user the author's user name on this machine
 * @param prompt asks for a secret at the terminal; returns empty if the author gives none; absent without one
 */
public record Targets(
        Map<String, String> environment,
        Path home,
        String user,
        Clock clock,
        Optional<Function<String, Optional<String>>> prompt) {
    /**
     * Opens the target of a request.
     *
     * @throws ProblemException if it cannot be used
     */
    public Target open(PublishRequest request, PublishListener listener) {
        boolean adopt = request.options().adopt();
        Consumer<Problem> report = problem -> listener.report(List.of(problem));
        Destination.Place place = request.destination().place();
        // Java 17 has no "switch" over types.
        if (place instanceof Destination.Folder folder) {
            return FolderTarget.open(folder, request.siteFolder(), adopt);
        }
        if (place instanceof Destination.Bucket bucket) {
            BucketSettings settings = new BucketSettings(environment, home, clock);
            return BucketTarget.open(bucket, settings, adopt, user, report);
        }
        if (place instanceof Destination.Command command) {
            Target target = CommandTarget.open(
                    command, request.destination().name(), request.url(), request.siteFolder(), request.outFolder());
            if (request.options().rollBackOnFailure()) {
                target.rollBack(); // says that it cannot, before anything is published
            }
            return target;
        }
        SshSettings ssh = new SshSettings(environment, user, prompt.isPresent(), SshSettings.Timeouts.USUAL);
        if (place instanceof Destination.Sftp server) {
            Note note = Note.of(
                    request.siteFolder(), "published", request.destination().name(), server.toString());
            return SftpTarget.open(server, ssh, adopt, note);
        }
        BranchSettings settings = new BranchSettings(ssh, home, clock, prompt, adopt, report);
        return new BranchTarget((Destination.Branch) place, request.siteFolder(), settings);
    }
}
