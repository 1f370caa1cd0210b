package dev.octavo.publish.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.disk.MemoryDisk;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.target.Receipt;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At every single operation of a publishing something happens: readers have one version whole, and the next completes it. */
final class FailpointTest {
    /** What happens at an operation. */
    enum Fault {
        /** It fails, and those after it do not. */
        FAILS,
        /** The process ends before it is done. */
        ENDS_BEFORE,
        /** The process ends after it was done. */
        ENDS_AFTER
    }

    private final Path folder;
    private final Trial sites;

    FailpointTest(@TempDir(factory = MemoryDisk.class) Path folder) {
        this.folder = folder;
        this.sites = new Trial(folder);
    }

    /** Lets one operation fail, and knows how many bytes had their name in the release before. */
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
        "FAILS, 1, 20", "ENDS_BEFORE, 1, 20", "ENDS_AFTER, 1, 20"
    })
    void atEveryOperation(Fault fault, int before, int after) throws IOException {
        Path base = folder.resolve("base");
        Trial started = new Trial(Files.createDirectory(base));
        if (before > 0) {
            Trial.publish(started.files(), sites.site(before));
        }
        long needed = needed(before, after);
        boolean happened = true;
        int at = 1;
        for (; happened; at++) {
            Trial trial = new Trial(Files.createDirectory(folder.resolve("run")));
            copy(started.place(), trial.place());
            happened = breakAndComplete(trial, new Failing(fault, at), before, after, needed);
            FileUtils.deleteDirectory(folder.resolve("run").toFile());
        }
        assertTrue(at > 100, "there are more operations than " + at);
    }

    private long needed(int before, int after) {
        Set<String> there = SampleSite.manifest(before == 0 ? Map.of() : SampleSite.files(before)).files().values().stream()
                .map(file -> file.hash().hex())
                .collect(Collectors.toSet());
        return SampleSite.manifest(SampleSite.files(after)).files().values().stream()
                .filter(file -> !there.contains(file.hash().hex()))
                .mapToLong(file -> file.size())
                .sum();
    }

    private boolean breakAndComplete(Trial trial, Failing failing, int before, int after, long needed)
            throws IOException {
        String when = failing.fault + " at operation " + failing.at;
        WatchedFiles files = new WatchedFiles(trial.files(), 1, failing);
        boolean succeeded = false;
        try {
            Trial.publish(files, sites.site(after));
            succeeded = true;
        } catch (ProblemException e) {
            assertTrue(e.problems().stream().allMatch(p -> p.hint().isPresent()), e::toString);
        }
        files.bury();
        Optional<Integer> served = trial.version(when);
        boolean isOld = served.equals(before == 0 ? Optional.empty() : Optional.of(before));
        assertTrue(isOld || served.equals(Optional.of(after)), () -> when + ": readers have " + served);
        assertTrue(!succeeded || !isOld, when);
        long arrived = isOld ? arrived(trial, before, after) : needed;
        Receipt second = Trial.publish(new WatchedFiles(trial.files(), 1, (operation, path, done) -> {}), sites.site(after));
        assertEquals(Optional.of(after), trial.version(when + ", then published again"));
        assertEquals(before == 0 ? 1 : 2, trial.releases(when).size(), when);
        assertEquals(needed - arrived, second.bytes(), () -> when + ": what arrived is not sent again");
        return failing.happened;
    }

    /** The size of what has its name in the unfinished release, and was sent. */
    private long arrived(Trial trial, int before, int after) throws IOException {
        Path site = trial.path("releases/" + (before == 0 ? 1 : 2) + "/site");
        long size = 0;
        for (var file : sites.site(after).manifest().files().values()) {
            boolean there = Files.exists(site.resolve(file.path().value()));
            boolean linkable = before > 0
                    && sites.site(before).manifest().files().values().stream().anyMatch(file::sameBytes);
            size += there && !linkable ? file.size() : 0;
        }
        return size;
    }

    /** As it is, with its second names and links. */
    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        FileUtils.copyDirectory(from.resolve("releases").toFile(), to.resolve("releases").toFile());
        Files.createSymbolicLink(to.resolve("current"), Files.readSymbolicLink(from.resolve("current")));
    }
}
