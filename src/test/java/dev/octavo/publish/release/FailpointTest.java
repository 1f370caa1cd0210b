package dev.octavo.publish.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Interrupts publishing at each operation: readers always have one complete version, and the next publishing completes
 * it.
 */
final class FailpointTest {
    /** What happens at an operation. */
    enum Fault {
        /** It fails, but later ones do not. */
        FAILS,
        /** The process ends before it is done. */
        ENDS_BEFORE,
        /** The process ends after it was done. */
        ENDS_AFTER
    }

    private final Path folder;

    FailpointTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Makes one operation fail, or ends the process there. */
    private static final class Failing implements WatchedFiles.Watchman {
        private final Fault fault;
        private final int at;
        private int steps;
        private boolean ended;
        private boolean happened;

        Failing(Fault fault, int at) {
            this.fault = fault;
            this.at = at;
        }

        @Override
        public void sees(String operation, String path, boolean done) throws IOException {
            boolean counted = done == (fault == Fault.ENDS_AFTER);
            steps += counted ? 1 : 0;
            if (ended || (counted && steps == at)) {
                ended = fault != Fault.FAILS;
                happened = true;
                throw new FileSystemException(path, null, "Connection reset");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FAILS, 0, 1", "ENDS_BEFORE, 0, 1", "ENDS_AFTER, 0, 1",
        "FAILS, 1, 2", "ENDS_BEFORE, 1, 2", "ENDS_AFTER, 1, 2",
        "FAILS, 1, 21", "ENDS_BEFORE, 1, 21", "ENDS_AFTER, 1, 21"
    })
    void atEveryThirdOperationOfASmallSite(Fault fault, int before, int after) throws IOException {
        // Each kind of fault and change starts at another operation, so that together they cover all.
        atOperations((fault.name().length() + after) % 3, 3, fault, new Change(site(before, 2), site(after, 2)));
    }

    @ParameterizedTest
    @CsvSource({
        "FAILS, 0, 1, 2", "ENDS_BEFORE, 0, 1, 2", "ENDS_AFTER, 0, 1, 2",
        "FAILS, 1, 2, 2", "ENDS_BEFORE, 1, 2, 2", "ENDS_AFTER, 1, 2, 2",
        "FAILS, 1, 21, 2", "ENDS_BEFORE, 1, 21, 2", "ENDS_AFTER, 1, 21, 2",
        "FAILS, 1, 2, 12", "ENDS_BEFORE, 0, 1, 12", "ENDS_AFTER, 1, 21, 12"
    })
    @Tag("ci")
    @Tag("endurance")
    void atEveryOperation(Fault fault, int before, int after, int posts) throws IOException {
        // A small site has everything that a large one has, except the number of files.
        int step = posts > 2 ? Trials.step(8) : 1;
        atOperations(0, step, fault, new Change(site(before, posts), site(after, posts)));
    }

    /** Two versions of the site; the first is empty if nothing is published before. */
    private record Change(Map<String, byte[]> before, Map<String, byte[]> after) {
        boolean isFirst() {
            return before.isEmpty();
        }

        /** Files with new bytes. */
        List<SiteFile> needed() {
            Set<Sha256> there = SampleSite.manifest(before).files().values().stream()
                    .map(SiteFile::hash)
                    .collect(Collectors.toSet());
            return SampleSite.manifest(after).files().values().stream()
                    .filter(file -> !there.contains(file.hash()))
                    .toList();
        }
    }

    private static Map<String, byte[]> site(int version, int posts) {
        return version == 0 ? Map.of() : SampleSite.files(version, posts);
    }

    private void atOperations(int first, int step, Fault fault, Change change) throws IOException {
        ReleaseTrial base = new ReleaseTrial(Files.createDirectory(folder.resolve("base")));
        if (!change.isFirst()) {
            ReleaseTrial.publish(base.files(), SampleSite.write(folder.resolve("before"), change.before()));
        }
        FinishedSite site = SampleSite.write(folder.resolve("after"), change.after());
        boolean happened = true;
        int at = 1 + first;
        for (; happened; at += step) {
            ReleaseTrial trial = new ReleaseTrial(Files.createDirectory(folder.resolve("run")));
            copy(base.place(), trial.place());
            happened = breakAndComplete(trial, new Failing(fault, at), change, site);
            FileUtils.deleteDirectory(folder.resolve("run").toFile());
        }
        assertTrue(at > 80, "there are more operations than " + at);
    }

    private static boolean breakAndComplete(ReleaseTrial trial, Failing failing, Change change, FinishedSite site)
            throws IOException {
        String when = failing.fault + " at operation " + failing.at;
        WatchedFiles files = new WatchedFiles(trial.files(), 1, failing);
        boolean succeeded = false;
        try {
            ReleaseTrial.publish(files, site);
            succeeded = true;
        } catch (ProblemException e) {
            assertTrue(e.problems().stream().allMatch(p -> p.hint().isPresent()), e::toString);
        }
        files.bury();
        boolean isNew = trial.assertServesOneOf(change.before(), change.after(), when);
        assertTrue(isNew || !succeeded, when);
        long missing = isNew ? 0 : missing(trial, change);
        PublishResult second =
                ReleaseTrial.publish(new WatchedFiles(trial.files(), 1, (operation, path, done) -> {}), site);
        assertTrue(trial.assertServesOneOf(Map.of(), change.after(), when), when);
        assertEquals(change.isFirst() ? 1 : 2, trial.releases(when).size(), when);
        assertEquals(missing, second.bytes(), () -> when + ": what arrived is not sent again");
        return failing.happened;
    }

    /** The size of what must be sent and has not been renamed to its final name yet. */
    private static long missing(ReleaseTrial trial, Change change) {
        Path site = trial.path("releases/" + (change.isFirst() ? 1 : 2) + "/site");
        return change.needed().stream()
                .filter(file -> !Files.exists(site.resolve(file.path().value())))
                .mapToLong(SiteFile::size)
                .sum();
    }

    /** Copies a folder with its hard links and symbolic links. */
    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        FileUtils.copyDirectory(
                from.resolve("releases").toFile(), to.resolve("releases").toFile());
        Files.createSymbolicLink(to.resolve("current"), Files.readSymbolicLink(from.resolve("current")));
    }
}
