package dev.octavo.build.disk;

import static dev.octavo.build.disk.Folder.assertNothingTemporary;
import static dev.octavo.build.disk.Folder.build;
import static dev.octavo.build.disk.Folder.read;
import static dev.octavo.build.disk.Folder.site;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.disk.SiteWriter.Changes;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.OutputPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.IOConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** What is in the out folder after a build, and what did not change; on a real disk, unlike most tests. */
final class SiteDiskTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    private final Path folder;
    private final Path out;

    SiteDiskTest(@TempDir(factory = TempDirFactory.Standard.class) Path folder) {
        this.folder = folder;
        this.out = folder.resolve("public");
    }

    @Test
    void aFirstBuildMakesTheFolder() throws IOException {
        SortedMap<String, String> site = site("index.html home", "posts/a/index.html a", "posts/b/index.html b");
        assertEquals(new Changes(3, 0, 0), build(folder, site));
        assertEquals(site, read(out));
    }

    @Test
    void theManifestListsTheFilesByHashSizeAndPath() throws IOException {
        build(folder, site("b.txt ", "a.txt abc"));
        assertEquals("""
                octavo-manifest 2
                b4963f3f3fad78673ba2744126ca2d52 3 a.txt
                00000000000000000000000000000000 0 b.txt
                """, Files.readString(Folder.manifest(folder)));
    }

    @Test
    void anEmptyFolderIsFilled() throws IOException {
        Files.createDirectories(out);
        build(folder, site("index.html home"));
        assertEquals(site("index.html home"), read(out));
    }

    @Test
    void nothingIsWrittenWhenNothingChanged() throws IOException {
        SortedMap<String, String> site = site("index.html home", "posts/a/index.html a");
        build(folder, site);
        Map<String, Object> before = inodesAndTimes();
        assertEquals(new Changes(0, 2, 0), build(folder, site));
        assertEquals(before, inodesAndTimes());
    }

    @Test
    void unchangedFilesKeepTheirTimeWhenFewChange() throws IOException {
        build(folder, site("a.html a", "b.html b", "c.html c", "d.html d"));
        Files.setLastModifiedTime(out.resolve("a.html"), LONG_AGO);
        assertEquals(new Changes(1, 3, 0), build(folder, site("a.html a", "b.html b", "c.html c", "d.html new")));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(out.resolve("a.html")));
        assertEquals(site("a.html a", "b.html b", "c.html c", "d.html new"), read(out));
    }

    @Test
    void unchangedFilesKeepTheirTimeWhenMostChange() throws IOException {
        build(folder, site("a.html a", "b.html b", "c.html c"));
        Files.setLastModifiedTime(out.resolve("a.html"), LONG_AGO);
        assertEquals(new Changes(2, 1, 0), build(folder, site("a.html a", "b.html new", "c.html new")));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(out.resolve("a.html")));
        assertEquals(site("a.html a", "b.html new", "c.html new"), read(out));
    }

    @Test
    void swapsFoldersForManyChangesAndRenamesFilesForFew() throws IOException {
        build(folder, site("a.html a", "b.html b", "c.html c"));
        Object first = key(out);
        build(folder, site("a.html a", "b.html b", "c.html new"));
        assertEquals(first, key(out));
        build(folder, site("a.html a", "b.html new", "c.html newer"));
        assertNotEquals(first, key(out));
    }

    @Test
    void removesOldFilesWithTheirFolders() throws IOException {
        build(folder, site("a.html a", "b.html b", "c.html c", "tags/x/index.html x"));
        assertEquals(new Changes(0, 3, 1), build(folder, site("a.html a", "b.html b", "c.html c")));
        assertEquals(site("a.html a", "b.html b", "c.html c"), read(out));
    }

    @Test
    void aFileBecomesAFolderAndAFolderAFile() throws IOException {
        SortedMap<String, String> first = site("a x", "b/c/d y", "1 1", "2 2", "3 3", "4 4", "5 5");
        SortedMap<String, String> second = site("a/b/c x", "b y", "1 1", "2 2", "3 3", "4 4", "5 5");
        build(folder, first);
        build(folder, second);
        assertEquals(second, read(out));
        build(folder, first);
        assertEquals(first, read(out));
    }

    @Test
    void aFileChangedByHandIsRestored() throws IOException {
        build(folder, site("a.html abc", "b.html b", "c.html c"));
        Files.writeString(out.resolve("a.html"), "xyz");
        Files.setLastModifiedTime(out.resolve("a.html"), LONG_AGO);
        assertEquals(new Changes(1, 2, 0), build(folder, site("a.html abc", "b.html b", "c.html c")));
        assertEquals("abc", Files.readString(out.resolve("a.html")));
    }

    @Test
    void aFileDeletedByHandIsRestored() throws IOException {
        build(folder, site("a.html a", "b.html b", "c.html c"));
        Files.delete(out.resolve("a.html"));
        assertEquals(new Changes(1, 2, 0), build(folder, site("a.html a", "b.html b", "c.html c")));
        assertEquals("a", Files.readString(out.resolve("a.html")));
    }

    @Test
    void aFileDeletedByHandMayBelongToTheSiteNoMore() throws IOException {
        build(folder, site("a.html a", "b.html b", "c/d.html d"));
        Files.delete(out.resolve("c/d.html"));
        assertEquals(new Changes(0, 2, 1), build(folder, site("a.html a", "b.html b")));
        assertEquals(site("a.html a", "b.html b"), read(out));
    }

    @Test
    void aCleanBuildIgnoresTimes() throws IOException {
        build(folder, site("a.html abc", "b.html b", "c.html c"));
        FileTime time = Files.getLastModifiedTime(out.resolve("a.html"));
        Files.writeString(out.resolve("a.html"), "xyz");
        Files.setLastModifiedTime(out.resolve("a.html"), time);
        try (SiteDisk disk = SiteDisk.open(out, folder);
                SiteWriter writing = disk.begin(true)) {
            Folder.putAll(writing, site("a.html abc", "b.html b", "c.html c"));
            assertEquals(new Changes(1, 2, 0), writing.commit());
        }
        assertEquals("abc", Files.readString(out.resolve("a.html")));
    }

    @Test
    void withoutACommitTheOldSiteStays() throws IOException {
        build(folder, site("a.html a", "b.html b"));
        Map<String, Object> before = inodesAndTimes();
        try (SiteDisk disk = SiteDisk.open(out, folder);
                SiteWriter writing = disk.begin(false)) {
            Folder.putAll(writing, site("a.html new", "c.html c"));
        }
        assertEquals(before, inodesAndTimes());
        assertNothingTemporary(folder);
    }

    @Test
    void largeFilesAreCopiedWithoutHoldingThemInMemory() throws IOException {
        byte[] block = new byte[1 << 16];
        IOConsumer<OutputStream> large = to -> {
            for (int i = 0; i < 1 << 10; i++) {
                to.write(block);
            }
        };
        for (Changes wanted : new Changes[] {new Changes(1, 0, 0), new Changes(0, 1, 0)}) {
            try (SiteDisk disk = SiteDisk.open(out, folder);
                    SiteWriter writing = disk.begin(false)) {
                writing.put(new OutputPath("film.mp4"), large);
                assertEquals(wanted, writing.commit());
            }
        }
        assertEquals(1L << 26, Files.size(out.resolve("film.mp4")));
    }

    @Test
    void manyThreadsWriteAtOnce() throws IOException {
        SortedMap<String, String> site = new TreeMap<>();
        IntStream.range(0, 1_000).forEach(i -> site.put("posts/" + i % 300 + "/" + i + ".html", "text " + i));
        try (SiteDisk disk = SiteDisk.open(out, folder);
                SiteWriter writing = disk.begin(false)) {
            site.entrySet().parallelStream()
                    .forEach(f -> writing.put(new OutputPath(f.getKey()), (Content.Bytes) Content.text(f.getValue())));
            assertEquals(new Changes(1_000, 0, 0), writing.commit());
        }
        assertEquals(site, read(out));
    }

    @Test
    void waitsForWritingThreadsBeforeDeletingTheStage() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        Thread slow;
        try (SiteDisk disk = SiteDisk.open(out, folder);
                SiteWriter abandoned = disk.begin(false)) {
            slow = new Thread(() -> abandoned.put(new OutputPath("slow.bin"), to -> {
                writing.countDown();
                LockSupport.parkNanos(200_000_000);
                to.write(1);
            }));
            slow.start();
            writing.await();
        }
        slow.join();
        assertNothingTemporary(folder);
        assertFalse(Files.exists(out));
    }

    @Test
    void anOutFolderElsewhereHasOnlyItsListBesideItAfterwards(
            @TempDir(factory = TempDirFactory.Standard.class) Path elsewhere) throws IOException {
        try (SiteDisk disk = SiteDisk.open(elsewhere.resolve("html"), folder);
                SiteWriter writing = disk.begin(false)) {
            Folder.putAll(writing, site("a.html a"));
            writing.commit();
        }
        assertEquals(
                site(".octavo/html/manifest ", "html/a.html a").keySet(),
                read(elsewhere).keySet());
    }

    @Test
    void aListInTheFolderFromAnEarlierVersionIsTakenOutOfIt() throws IOException {
        build(folder, site("a.html a", "b.html b"));
        Files.move(Folder.manifest(folder), out.resolve(OutPaths.MANIFEST));
        assertEquals(new Changes(0, 1, 1), build(folder, site("a.html a")));
        assertEquals(site("a.html a"), read(out));
        assertTrue(Files.exists(Folder.manifest(folder)));
    }

    @Test
    void aSiteWithoutItsListIsReplacedAndOtherFilesStay() throws IOException {
        String home = "index.html <meta name=\"generator\" content=\"Octavo\">";
        build(folder, site(home, "a.html a", "old/index.html old", "feed.xml 1"));
        FileUtils.deleteDirectory(folder.resolve(".octavo").toFile());
        Folder.write(out, site("CNAME x", ".git x"));
        try (SiteDisk disk = SiteDisk.open(out, folder);
                SiteWriter writing = disk.begin(false)) {
            Folder.putAll(writing, site(home, "a.html a", "feed.xml 2"));
            writing.commit();
            assertEquals(List.of("CNAME", "old/index.html"), writing.leftovers());
        }
        assertEquals(site(home, "a.html a", "feed.xml 2", "old/index.html old", "CNAME x", ".git x"), read(out));
        assertEquals(new Changes(0, 2, 1), build(folder, site(home, "a.html a")));
        assertEquals(site(home, "a.html a", "old/index.html old", "CNAME x", ".git x"), read(out));
    }

    @Test
    void twoOutputsWithTheSamePathAreABug() {
        assertThrows(IllegalStateException.class, () -> {
            try (SiteDisk disk = SiteDisk.open(out, folder);
                    SiteWriter writing = disk.begin(false)) {
                Folder.putAll(writing, site("a.html a"));
                Folder.putAll(writing, site("a.html b"));
            }
        });
        assertFalse(Files.exists(out));
    }

    @Test
    void noOutputIsCalledLikeTheManifest() {
        assertThrows(ProblemException.class, () -> build(folder, site(OutPaths.MANIFEST + " x")));
    }

    private Map<String, Object> inodesAndTimes() throws IOException {
        Map<String, Object> found = new TreeMap<>();
        for (String path : read(out).keySet()) {
            found.put(path, key(out.resolve(path)) + " " + Files.getLastModifiedTime(out.resolve(path)));
        }
        found.put(OutPaths.MANIFEST, key(Folder.manifest(folder)));
        found.put("", key(out) + " " + Files.getLastModifiedTime(out));
        return found;
    }

    private static Object key(Path path) throws IOException {
        return Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    }
}
