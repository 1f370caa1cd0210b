package dev.octavo.publish.sftp;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.release.Releases;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.publish.target.Target;
import dev.octavo.work.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Releases on a server. Where the line breaks while a site is sent, another one takes that up, a few times. */
final class Resumed implements Target {
    private static final int MOST = 4;

    private final Supplier<SftpFiles> line;
    private final Function<SftpFiles, Releases> over;
    private final Duration pause;
    private SftpFiles files;
    private Releases releases;

    /**
     * Opens the first line.
     *
     * @param line opens one
     * @param pause before the second try; longer before each one after it
     */
    Resumed(Supplier<SftpFiles> line, Function<SftpFiles, Releases> over, Duration pause) {
        this.line = line;
        this.over = over;
        this.pause = pause;
        this.files = line.get();
        this.releases = over.apply(files);
    }

    @Override
    public Receipt publish(FinishedSite site, Standing seen, Progress progress) {
        Optional<ProblemException> broken = Optional.empty();
        for (int again = 0; true; again++) {
            boolean open = again == 0;
            try {
                if (again > 0) {
                    reopen(pause.multipliedBy(again));
                    open = true;
                }
                return releases.publish(site, again == 0 ? seen : since(site, seen), progress);
            } catch (ProblemException e) {
                if (open && !files.isBroken()) {
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
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.error("the publishing was interrupted")
                    .hint("publish again: what has arrived is not sent again"));
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
        return releases.standing();
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
