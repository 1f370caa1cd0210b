package dev.octavo.publish.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.release.ReleaseTrial;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.target.PublishResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Publishes the sample site by SFTP, and inspects the server's disk. */
final class SftpTrial implements AutoCloseable {
    static final int VERSIONS = 8;

    private final ReleaseTrial trial;
    private final SftpPlace place;

    private SftpTrial(ReleaseTrial trial, SftpPlace place) {
        this.trial = trial;
        this.place = place;
    }

    static SftpTrial start(Path folder) throws IOException, InterruptedException {
        ReleaseTrial trial = new ReleaseTrial(folder);
        for (int version = 0; version < VERSIONS; version++) {
            trial.site(version);
        }
        return new SftpTrial(trial, SftpPlace.start(folder.resolve("ssh"), trial.place()));
    }

    SftpPlace place() {
        return place;
    }

    int port() {
        return place.server().port();
    }

    FinishedSite site(int version) throws IOException {
        return trial.site(version % VERSIONS);
    }

    ReleaseFiles open(int port) {
        return place.open(port, Locks.alone());
    }

    PublishResult publish(int version) throws IOException {
        return ReleaseTrial.publish(open(port()), site(version));
    }

    /** The version that readers get. */
    int served(String when) throws IOException {
        return trial.version(when).orElseThrow(() -> new AssertionError(when + ": nothing is served"));
    }

    /** How many complete files of a version had been sent to the unfinished release. */
    int arrived(int version) throws IOException {
        Optional<Path> unfinished;
        try (Stream<Path> all = Files.list(trial.path("releases"))) {
            unfinished = all.map(release -> release.resolve("site"))
                    .filter(release -> Files.isDirectory(release) && !Files.exists(release.resolveSibling("manifest")))
                    .findFirst();
        }
        int count = 0;
        for (SiteFile file : site(version).manifest().files().values()) {
            if (unfinished.isPresent()
                    && isSent(unfinished.get().resolve(file.path().value()), file)) {
                count++;
            }
        }
        return count;
    }

    /** Checks that files that were there before are hard links. */
    private static boolean isSent(Path path, SiteFile file) throws IOException {
        return Files.isRegularFile(path)
                && Files.getAttribute(path, "unix:nlink").equals(1)
                && Sha256.of(Files.readAllBytes(path)).equals(file.hash());
    }

    /**
     * Checks that, after publishing {@code wanted} over {@code before} broke off, readers have either one complete, and
     * that publishing again completes it without sending what had arrived.
     */
    void assertMended(int before, int wanted, String when) throws IOException {
        int served = served(when);
        assertTrue(served == before || served == wanted, () -> when + ": readers get version " + served);
        int arrived = arrived(wanted);
        PublishResult receipt = publish(wanted);
        int all = site(wanted).manifest().files().size();
        assertTrue(
                receipt.files() <= all - arrived,
                () -> when + ": " + arrived + " of " + all + " had arrived, and were sent again: " + receipt);
        assertEquals(wanted, served(when), when);
        try (Stream<Path> files = Files.list(trial.place())) {
            assertEquals(
                    Set.of("current", "releases"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()),
                    when);
        }
    }

    @Override
    public void close() throws IOException {
        place.close();
    }
}
