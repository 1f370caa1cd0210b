package dev.octavo.build.disk;

import static dev.octavo.build.disk.Folder.build;
import static dev.octavo.build.disk.Folder.site;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.build.disk.FailingOperations.Fault;
import dev.octavo.render.output.OutputPath;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A fault at any operation of a build leaves the whole old site or the whole new one. */
final class RecoveryTest {
    private static final SortedMap<String, String> OLD =
            site("a.css 1", "a.html 1", "b.html 1", "c.html 1", "d/e.html 1", "d/f.html 1", "x/y/z.html 1");

    /** A site on disk, with files of somebody else in it, and the next site. */
    record Case(
            String name,
            SortedMap<String, String> old,
            SortedMap<String, String> foreign,
            SortedMap<String, String> next,
            boolean exchanges) {
        Case(
                String name,
                SortedMap<String, String> old,
                SortedMap<String, String> foreign,
                SortedMap<String, String> next) {
            this(name, old, foreign, next, false);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final SortedMap<String, String> NOBODYS = site();
    private static final SortedMap<String, String> MOST =
            site("a.css 1", "a.html 2", "b.html 2", "g/h.html 1", "d/e.html 2");

    static final List<Case> CASES = List.of(
            new Case("first build", site(), NOBODYS, OLD),
            new Case("few changes", OLD, NOBODYS, with("a.css 2", "b.html 2", "g/h/i.html 1")),
            new Case("nothing but a removal", OLD, NOBODYS, without("x/y/z.html", "a.html")),
            new Case("changes and removals", OLD, NOBODYS, and(without("x/y/z.html"), "a.html 2", "x/w.html 1")),
            new Case("most changes", OLD, NOBODYS, MOST),
            new Case("most changes, exchanged", OLD, NOBODYS, MOST, true),
            new Case(
                    "most changes around foreign files",
                    OLD,
                    site("CNAME x"),
                    site("a.html 2", "b.html 2", "k.html 1")),
            new Case("a file becomes a folder", OLD, NOBODYS, and(without("a.html"), "a.html/index.html 1")),
            new Case("a folder becomes a file", OLD, NOBODYS, and(without("x/y/z.html"), "x 1")),
            new Case("only the case of a name", OLD, NOBODYS, and(without("a.html"), "A.html 1")),
            new Case("an empty site", OLD, NOBODYS, site()));

    /** Cases with every kind of change, and with each way to apply it. */
    static final List<Case> MIXED_CASES = CASES.subList(3, 6);

    static final List<Case> OTHER_CASES =
            CASES.stream().filter(given -> !MIXED_CASES.contains(given)).toList();

    @TempDir
    Path folder = Path.of("");

    private static SortedMap<String, String> with(String... files) {
        return and(OLD, files);
    }

    private static SortedMap<String, String> and(SortedMap<String, String> site, String... files) {
        SortedMap<String, String> changed = new TreeMap<>(site);
        changed.putAll(site(files));
        return changed;
    }

    private static SortedMap<String, String> without(String... paths) {
        SortedMap<String, String> changed = new TreeMap<>(OLD);
        changed.keySet().removeAll(Set.of(paths));
        return changed;
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void aBuildKilledAtAnyStepLeavesTheOldSiteOrTheNew(Case given) throws IOException {
        boolean killed = true;
        for (int step = 1; killed; step++) {
            Path site = start(given, "at" + step);
            killed = buildAndBeKilled(site, given, step);
            boolean begun = Files.exists(site.resolve(".octavo/public/journal"));
            open(site);
            assertOldOrNew(site, given, "killed at step " + step);
            if (begun) {
                assertEquals(next(given), whole(site), "what was begun is finished");
            }
            assertNextBuildIsWhole(site, given);
        }
    }

    @Test
    void whereFoldersAreExchangedTheSiteIsThereAndWholeAtEveryStep() throws IOException {
        Case given = new Case("exchanged", OLD, NOBODYS, MOST, true);
        Path other = Files.createDirectory(folder.resolve("other"));
        assumeTrue(
                new FileOperations.Real().exchange(other, Files.createDirectory(folder.resolve("another"))),
                "neither Java before 22 nor every system exchanges folders");
        Set<Map<String, String>> seen = new HashSet<>();
        boolean killed = true;
        for (int step = 1; killed; step++) {
            Path site = start(given, "at" + step);
            killed = buildAndBeKilled(site, given, step);
            seen.add(whole(site));
        }
        assertEquals(Set.of(old(given), next(given)), seen);
    }

    /** A build of {@code next} over {@code old}, killed right after writing its journal. */
    private Path killedInJournal(SortedMap<String, String> old, SortedMap<String, String> next, String... lists)
            throws IOException {
        for (int step = 1; true; step++) {
            Path site = Files.createDirectory(folder.resolve("at" + step));
            build(site, old);
            try (SiteDisk disk =
                    SiteDisk.open(site.resolve("public"), site, new FailingOperations(Fault.KILL, step, false))) {
                SiteWriter writing = disk.begin(false); // not closed, since a killed build closes nothing
                Folder.putAll(writing, next);
                Stream.of(lists).map(OutputPath::new).forEach(writing::writeLast);
                fail("committed without a journal: " + writing.commit());
            } catch (FailingOperations.Killed e) {
                if (Files.exists(site.resolve(".octavo/public/journal"))) {
                    return site;
                }
            }
        }
    }

    @Test
    void picturesComeBeforePagesAndPagesBeforeListsAndAllBeforeDeletions() throws IOException {
        SortedMap<String, String> old = with("feed.xml 1", "index.html 1", "y/1 y", "y/2 y", "y/3 y");
        SortedMap<String, String> next = new TreeMap<>(old);
        next.remove("b.html");
        next.putAll(site("a.css 2", "feed.xml 2", "index.html 2", "posts/new/index.html 2", "posts/new/z.svg 2"));
        Path site = killedInJournal(old, next, "feed.xml", "index.html");
        assertEquals(
                List.of(
                        "octavo-journal 1",
                        "replace a.css",
                        "add posts/new/z.svg",
                        "add posts/new/index.html",
                        "replace feed.xml",
                        "replace index.html",
                        "remove b.html",
                        "add .octavo-manifest"),
                Files.readAllLines(site.resolve(".octavo/public/journal")));
    }

    @Test
    void readingTheCacheFinishesAnInterruptedBuild() throws IOException {
        SortedMap<String, String> next = with("a.css 2", "b.html 2");
        Path site = killedInJournal(OLD, next);
        SiteDisk.cacheFolder(site.resolve("public"), site);
        assertEquals(next, Folder.read(site.resolve("public")));
        Folder.assertNothingTemporary(site);
    }

    @ParameterizedTest
    @FieldSource("CASES")
    @Tag("ci")
    @Tag("endurance")
    void aRecoveryKilledAtAnyStepIsRecovered(Case given) throws IOException {
        boolean killed = true;
        for (int step = 1; killed; step += Trials.step(5)) {
            boolean killedAgain = true;
            for (int again = 1; killedAgain; again++) {
                Path site = start(given, "at" + step + "and" + again);
                killed = buildAndBeKilled(site, given, step);
                killedAgain = openAndBeKilled(site, again);
                open(site);
                assertOldOrNew(site, given, "killed at step " + step + ", again at " + again);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("MIXED_CASES")
    void aStepThatFailsOnceLeavesTheOldSiteOrTheNewAtOnce(Case given) throws IOException {
        failAtEveryStep(given, Fault.FAIL_ONCE);
    }

    @ParameterizedTest
    @FieldSource("OTHER_CASES")
    @Tag("ci")
    void aStepThatFailsOnceLeavesTheOldSiteOrTheNewInEveryCase(Case given) throws IOException {
        failAtEveryStep(given, Fault.FAIL_ONCE);
    }

    @ParameterizedTest
    @FieldSource("CASES")
    @Tag("ci")
    void aDiskThatIsFullFromAnyStepOnLeavesTheOldSiteOrTheNewAtOnce(Case given) throws IOException {
        failAtEveryStep(given, Fault.FULL);
    }

    private void failAtEveryStep(Case given, Fault fault) throws IOException {
        boolean happened = true;
        for (int step = 1; happened; step++) {
            Path site = start(given, "at" + step);
            FailingOperations failing = new FailingOperations(fault, step, given.exchanges());
            boolean committed = commits(site, given, failing);
            happened = failing.happened();
            assertEquals(committed ? next(given) : old(given), whole(site), fault + " at step " + step);
            assertNextBuildIsWhole(site, given);
        }
    }

    @ParameterizedTest
    @FieldSource("CASES")
    @Tag("ci")
    void aDiskThatIsReadOnlyFromAnyStepOnHoldsTheOldSiteOrTheNewOnceItIsWritable(Case given) throws IOException {
        boolean happened = true;
        for (int step = 1; happened; step++) {
            Path site = start(given, "at" + step);
            FailingOperations failing = new FailingOperations(Fault.READ_ONLY, step, given.exchanges());
            commits(site, given, failing);
            happened = failing.happened();
            open(site);
            assertOldOrNew(site, given, "read-only at step " + step);
            assertNextBuildIsWhole(site, given);
        }
    }

    private Path start(Case given, String name) throws IOException {
        Path site = Files.createDirectory(folder.resolve(name));
        if (!given.old().isEmpty()) {
            build(site, given.old());
        }
        Folder.write(site.resolve("public"), given.foreign());
        return site;
    }

    private static boolean buildAndBeKilled(Path site, Case given, int step) {
        try {
            build(site, given.next(), new FailingOperations(Fault.KILL, step, given.exchanges()));
            return false;
        } catch (FailingOperations.Killed e) {
            return true;
        }
    }

    private static boolean openAndBeKilled(Path site, int step) {
        try {
            SiteDisk.open(site.resolve("public"), site, new FailingOperations(Fault.KILL, step, false))
                    .close();
            return false;
        } catch (FailingOperations.Killed e) {
            return true;
        }
    }

    /** Whether the new site is in place. */
    private static boolean commits(Path site, Case given, FileOperations files) {
        boolean committed = false;
        try (SiteDisk disk = SiteDisk.open(site.resolve("public"), site, files);
                SiteWriter writing = disk.begin(false)) {
            Folder.putAll(writing, given.next());
            writing.commit();
            committed = true;
        } catch (DiskException e) {
            assertTrue(e.problem().hint().isPresent(), e::toString);
        }
        return committed;
    }

    private static void open(Path site) {
        SiteDisk.open(site.resolve("public"), site).close();
    }

    private void assertOldOrNew(Path site, Case given, String when) throws IOException {
        Map<String, String> found = whole(site);
        Map<String, String> old = old(given);
        assertEquals(found.equals(old) ? old : next(given), found, when);
        Folder.assertNothingTemporary(site);
    }

    private void assertNextBuildIsWhole(Path site, Case given) throws IOException {
        build(site, given.next());
        assertEquals(next(given), whole(site));
        Set<String> work = Folder.read(site.resolve(".octavo/public")).keySet();
        assertEquals(Set.of("lock", "manifest", "times"), work);
    }

    private Map<String, String> old(Case given) throws IOException {
        return given.old().isEmpty() ? Map.of() : fresh(given.old(), given.foreign());
    }

    private Map<String, String> next(Case given) throws IOException {
        return fresh(given.next(), given.foreign());
    }

    /** What the folder has after a first build, if the foreign files came later. */
    private Map<String, String> fresh(Map<String, String> files, Map<String, String> foreign) throws IOException {
        Path site = folder.resolve("fresh" + files.hashCode());
        if (!Files.exists(site)) {
            Files.createDirectory(site);
            build(site, files);
            Folder.write(site.resolve("public"), foreign);
        }
        return whole(site);
    }

    /** The files, with their list: that in its place, or one on its way there. */
    private static Map<String, String> whole(Path site) throws IOException {
        Map<String, String> found = Folder.read(site.resolve("public"));
        if (!found.containsKey(OutPaths.MANIFEST) && Files.exists(Folder.manifest(site))) {
            found.put(OutPaths.MANIFEST, Files.readString(Folder.manifest(site)));
        }
        return found;
    }
}
