package dev.octavo.publish.sftp;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.release.Releases;
import dev.octavo.publish.ssh.SshAddress;
import dev.octavo.publish.ssh.SshConnection;
import dev.octavo.publish.ssh.SshSettings;
import dev.octavo.publish.target.Target;
import dev.octavo.site.destination.Destination;
import java.time.Duration;

/** Opens a folder on a server to publish into. */
public final class SftpTarget {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private SftpTarget() {}

    /**
     * The folder, which need not be there yet; nothing is made before something is published.
     *
     * @param adopts as in {@link Releases}
     * @throws ProblemException where the server is not to be trusted, does not let us in, or cannot do what is needed
     */
    public static Target open(Destination.Sftp place, SshSettings settings, boolean adopts) {
        LockTerms terms = LockTerms.overALine(settings.user()); // the same over each line: a lock is known by them
        return open(place, settings, terms, adopts, PAUSE);
    }

    static Target open(Destination.Sftp place, SshSettings settings, LockTerms terms, boolean adopts, Duration pause) {
        return new Resumed(
                () -> files(place, settings, terms), files -> new Releases(files, place.keep(), adopts), pause);
    }

    static SftpFiles files(Destination.Sftp place, SshSettings settings, LockTerms terms) {
        String path = path(place.path());
        SshConnection connection =
                SshConnection.open(new SshAddress(place.host(), place.user(), place.port()), settings);
        return SftpFiles.open(connection, path, terms);
    }

    /** A server knows no {@code ~}; relative to where it begins is the same. */
    private static String path(String written) {
        String path = written.startsWith("~/") ? written.substring(2) : written;
        if (path.isBlank() || path.equals("~") || path.matches("[./]+") || !path.matches("\\P{Cntrl}+")) {
            throw new ProblemException(Problem.error("cannot publish into \"" + written.replaceAll("\\p{Cntrl}", "?")
                            + "\": that is no folder of the site's own")
                    .hint("give this target a folder of its own in content/site.yaml, such as /srv/blog"));
        }
        return path;
    }
}
