package dev.octavo.publish.sftp;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.release.Releases;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.Note;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.ssh.SshConnection;
import dev.octavo.publish.ssh.SshSettings;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.Target;
import dev.octavo.publish.target.TargetState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Releases on a server. If the connection breaks while a site is sent, it reconnects and resumes, a few times. */
public final class SftpTarget implements Target {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MAX_RECONNECTS = 4;

    private final Supplier<SftpFiles> connect;
    private final Function<SftpFiles, Releases> releasesIn;
    private final Duration pause;
    private SftpFiles files;
    private Releases releases;

    private SftpTarget(Supplier<SftpFiles> connect, Function<SftpFiles, Releases> releasesIn, Duration pause) {
        this.connect = connect;
        this.releasesIn = releasesIn;
        this.pause = pause;
        this.files = connect.get();
        this.releases = releasesIn.apply(files);
    }

    /**
     * Opens the folder, which need not exist yet. Nothing is created before something is published.
     *
     * @param adopt as in {@link Releases}
     * @param note keeps the manifest of what is there
     * @throws ProblemException if the server is not trusted, refuses the login, or lacks a feature
     */
    public static Target open(Destination.Sftp place, SshSettings settings, boolean adopt, Note note) {
        LockTerms terms =
                LockTerms.overNetwork(settings.user(), LockTerms.TIMEOUT); // the same for each connection: one lock
        return new SftpTarget(
                () -> files(place, settings, terms),
                files -> new Releases(files, place.keep(), adopt, Optional.of(note)),
                PAUSE);
    }

    /** @param pause how long to wait before reconnecting; each time longer by the same */
    static Target open(Destination.Sftp place, SshSettings settings, LockTerms terms, boolean adopt, Duration pause) {
        return new SftpTarget(
                () -> files(place, settings, terms), files -> new Releases(files, place.keep(), adopt), pause);
    }

    static SftpFiles files(Destination.Sftp place, SshSettings settings, LockTerms terms) {
        // Servers do not resolve "~", but a relative path means the same.
        String path = place.path().startsWith("~/") ? place.path().substring(2) : place.path();
        if (path.isBlank() || path.equals("~") || path.matches("[./]+") || !path.matches("\\P{Cntrl}+")) {
            throw ProblemException.of(
                    "cannot publish into \"" + place.path().replaceAll("\\p{Cntrl}", "?")
                            + "\": that is not a folder of the site",
                    "give this target its own folder in content/site.yaml, such as /srv/blog");
        }
        return SftpFiles.open(SshConnection.open(place, settings), path, terms);
    }

    @Override
    public PublishResult publish(FinishedSite site, TargetState seen, Progress progress) {
        return withReconnects(retry -> releases.publish(site, retry ? expectedState(site, seen) : seen, progress));
    }

    /**
     * The result of {@code work}, which is repeated over a new connection if the connection breaks.
     *
     * @param work called with whether it is being repeated
     */
    private <T> T withReconnects(Function<Boolean, T> work) {
        Optional<ProblemException> broken = Optional.empty();
        for (int retry = 0; true; retry++) {
            try {
                if (retry > 0) {
                    reopen(pause.multipliedBy(retry));
                }
                return work.apply(retry > 0);
            } catch (ProblemException e) {
                if (!files.isBroken()) {
                    throw e;
                }
                broken = broken.or(() -> Optional.of(e));
                if (retry == MAX_RECONNECTS) {
                    throw broken.get();
                }
            }
        }
    }

    private void reopen(Duration after) {
        try {
            Thread.sleep(after.toMillis());
        } catch (InterruptedException e) {
            throw SftpSession.interrupted();
        }
        files.close();
        files = connect.get();
        releases = releasesIn.apply(files);
    }

    /** The state to expect when publishing again: before the connection broke, the new site may have been published. */
    private TargetState expectedState(FinishedSite site, TargetState seen) {
        TargetState now = releases.state();
        return now.site().equals(site.manifest()) ? now : seen;
    }

    @Override
    public String description() {
        return releases.description();
    }

    @Override
    public TargetState state() {
        return withReconnects(retry -> releases.state());
    }

    @Override
    public Optional<byte[]> read(SiteFile file) {
        return releases.read(file);
    }

    @Override
    public TargetState rollBack() {
        return releases.rollBack();
    }

    @Override
    public void close() {
        releases.close();
    }
}
