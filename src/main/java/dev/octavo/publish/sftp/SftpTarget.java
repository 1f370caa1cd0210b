package dev.octavo.publish.sftp;

import dev.octavo.problem.ProblemException;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.release.Releases;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.ssh.SshConnection;
import dev.octavo.publish.ssh.SshSettings;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.publish.target.Target;
import dev.octavo.site.destination.Destination;
import dev.octavo.work.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Releases on a server. Where the line breaks while a site is sent, another one takes that up, a few times. */
public final class SftpTarget implements Target {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST = 4;

    private final Supplier<SftpFiles> line;
    private final Function<SftpFiles, Releases> over;
    private final Duration pause;
    private SftpFiles files;
    private Releases releases;

    private SftpTarget(Supplier<SftpFiles> line, Function<SftpFiles, Releases> over, Duration pause) {
        this.line = line;
        this.over = over;
        this.pause = pause;
        this.files = line.get();
        this.releases = over.apply(files);
    }

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

    /** @param pause before the second try; longer before each one after it */
    static Target open(Destination.Sftp place, SshSettings settings, LockTerms terms, boolean adopts, Duration pause) {
        return new SftpTarget(
                () -> files(place, settings, terms), files -> new Releases(files, place.keep(), adopts), pause);
    }

    static SftpFiles files(Destination.Sftp place, SshSettings settings, LockTerms terms) {
        // A server knows no "~"; relative to where it begins is the same.
        String path = place.path().startsWith("~/") ? place.path().substring(2) : place.path();
        if (path.isBlank() || path.equals("~") || path.matches("[./]+") || !path.matches("\\P{Cntrl}+")) {
            throw ProblemException.of(
                    "cannot publish into \"" + place.path().replaceAll("\\p{Cntrl}", "?")
                            + "\": that is not a folder of the site",
                    "give this target a folder of its own in content/site.yaml, such as /srv/blog");
        }
        return SftpFiles.open(SshConnection.open(place, settings), path, terms);
    }

    @Override
    public Receipt publish(FinishedSite site, Standing seen, Progress progress) {
        return resumed(again -> releases.publish(site, again ? since(site, seen) : seen, progress));
    }

    /**
     * What comes of the work, which is done again over another line where the line has broken.
     *
     * @param work is told whether it is done again
     */
    private <T> T resumed(Function<Boolean, T> work) {
        Optional<ProblemException> broken = Optional.empty();
        for (int again = 0; true; again++) {
            try {
                if (again > 0) {
                    reopen(pause.multipliedBy(again));
                }
                return work.apply(again > 0);
            } catch (ProblemException e) {
                if (!files.isBroken()) {
                    throw e;
                }
                broken = broken.or(() -> Optional.of(e));
                if (again == MOST) {
                    throw broken.get();
                }
            }
        }
    }

    private void reopen(Duration after) {
        try {
            Thread.sleep(after.toMillis());
        } catch (InterruptedException e) {
            throw Line.interrupted();
        }
        files.close();
        files = line.get();
        releases = over.apply(files);
    }

    /** What the decision to publish rests on: readers may have the new site already, by what was done before. */
    private Standing since(FinishedSite site, Standing seen) {
        Standing now = releases.standing();
        return now.site().equals(site.manifest()) ? now : seen;
    }

    @Override
    public String described() {
        return releases.described();
    }

    @Override
    public Standing standing() {
        return resumed(again -> releases.standing());
    }

    @Override
    public Optional<byte[]> read(SiteFile file) {
        return releases.read(file);
    }

    @Override
    public Standing rollBack() {
        return releases.rollBack();
    }

    @Override
    public void close() {
        releases.close();
    }
}
