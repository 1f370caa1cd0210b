package dev.octavo.publish.release;

import static dev.octavo.publish.release.FolderPlace.reported;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.Place;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order and how often files are sent, and what happens to those that arrive wrong. */
final class SendingTest {
    private static final Place.Watch NOBODY = (operation, path, done) -> {};

    private final FolderPlace trial;
    private final Path folder;

    SendingTest(@TempDir Path folder) {
        this.folder = folder;
        this.trial = new FolderPlace(folder);
    }

    @Test
    void sendsAssetsFirstAndFeedsLast() throws IOException {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        WatchedFiles files = new WatchedFiles(trial.files(), 4, (operation, path, done) -> {
            if (operation.equals("move") && done && path.contains("/site/")) {
                order.add(path.endsWith(".html") ? "page" : path.endsWith(".xml") ? "feed" : "asset");
            }
        });
        FolderPlace.publish(files, trial.site(1));
        List<String> kinds = new ArrayList<>();
        order.stream()
                .filter(kind -> kinds.isEmpty() || !kinds.get(kinds.size() - 1).equals(kind))
                .forEach(kinds::add);
        assertEquals(List.of("asset", "page", "feed"), kinds);
    }

    @Test
    void sendsAFileAgainThatArrivesWrong() throws IOException {
        trial.publish(1);
        PublishResult receipt = FolderPlace.publish(spoiling("picture.png", 1), trial.site(2));
        int sent = trial.site(2).manifest().files().size() - receipt.reused();
        assertEquals(sent, receipt.files());
        trial.assertServes(2);
        assertEquals(Set.of("1", "2"), trial.releases(""));
    }

    @Test
    void aFileThatArrivesWrongTwiceEndsThePublishing() throws IOException {
        trial.publish(1);
        String text = reported(() -> FolderPlace.publish(spoiling("picture.png", 2), trial.site(2)));
        assertEquals(
                "releases/2/site/posts/13/picture.png in the folder " + trial.place()
                        + " did not arrive as it is here, twice | see whether its disk and the line to it are sound,"
                        + " and that nothing else writes there; readers have the site as it was",
                text);
        trial.assertServes(1);
        trial.publish(2);
        assertEquals(Set.of("1", "3"), trial.releases(""));
    }

    /** Files that corrupt what is written, a number of times. */
    private WatchedFiles spoiling(String name, int times) {
        AtomicInteger left = new AtomicInteger(times);
        return new WatchedFiles(trial.files(), 1, (operation, path, done) -> {
            if (operation.equals("move") && done && path.endsWith(name) && left.getAndDecrement() > 0) {
                byte[] bytes = Files.readAllBytes(trial.path(path));
                bytes[bytes.length / 2] ^= 1;
                Files.write(trial.path(path), bytes);
            }
        });
    }

    @Test
    void whatSomebodyElsePutsIntoTheReleaseGoes() throws IOException {
        AtomicInteger left = new AtomicInteger(1);
        WatchedFiles files = new WatchedFiles(trial.files(), 1, (operation, path, done) -> {
            if (operation.equals("move") && path.endsWith("feed.xml") && left.getAndDecrement() > 0) {
                Files.createDirectories(trial.path("releases/1/site/too/many"));
                Files.writeString(trial.path("releases/1/site/too/many/x.php"), "evil");
                Files.delete(trial.path("releases/1/site/css/octavo.css"));
                Files.delete(trial.path("releases/1/site/css"));
                Files.writeString(trial.path("releases/1/site/css"), "a file");
            }
        });
        FolderPlace.publish(files, trial.site(1));
        trial.assertServes(1);
        assertEquals(Set.of("1"), trial.releases(""));
    }

    /** A remote target: reading is slow, and hard links may not work. */
    private static ReleaseFiles far(ReleaseFiles real, boolean links) {
        return WatchedFiles.proxy(ReleaseFiles.class, (method, arguments) -> switch (method.getName()) {
            case "isLocal" -> false;
            case "link" -> links && (boolean) WatchedFiles.asked(real, method, arguments);
            default -> WatchedFiles.asked(real, method, arguments);
        });
    }

    @Test
    void whereThereAreNoSecondNamesAllIsSentAndNothingTwice() throws IOException {
        FolderPlace.publish(far(trial.files(), false), trial.site(1));
        AtomicInteger moved = new AtomicInteger();
        WatchedFiles breaking = new WatchedFiles(far(trial.files(), false), 1, (operation, path, done) -> {
            if (operation.equals("move") && path.contains("/site/") && !done && moved.incrementAndGet() > 10) {
                throw new FileSystemException(path, null, "Broken pipe");
            }
        });
        String text = reported(() -> FolderPlace.publish(breaking, trial.site(2)));
        assertTrue(
                text.matches(
                        "cannot write releases/2/site/.*: Broken pipe \\| put that right and publish again; what has"
                                + " arrived is not sent again"),
                text);
        PublishResult receipt = FolderPlace.publish(far(trial.files(), false), trial.site(2));
        assertEquals(new PublishResult(20, receipt.bytes(), 10, "release 3"), receipt);
        trial.assertServes(2);
        assertEquals(Set.of("1", "3"), trial.releases(""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void farAwayAServerThatSpoilsWhatItStoresIsFoundOut(boolean twice) throws IOException {
        FinishedSite site = SampleSite.write(folder.resolve("many"), many(100, 0));
        Set<String> spoilt = ConcurrentHashMap.newKeySet();
        WatchedFiles files = new WatchedFiles(far(trial.files(), true), 4, (operation, path, done) -> {
            if (operation.equals("read") && path.contains("/site/posts/") && (spoilt.add(path) || twice)) {
                Files.write(trial.path(path), new byte[(int) Files.size(trial.path(path))]);
            }
        });
        if (twice) {
            assertTrue(reported(() -> FolderPlace.publish(files, site))
                    .contains(" did not arrive as it is here, twice, nor did"));
            assertFalse(Files.exists(trial.path("current"), LinkOption.NOFOLLOW_LINKS));
            return;
        }
        FolderPlace.publish(files, site);
        assertEquals(100, spoilt.size(), "where one of the sample is wrong, all are read");
        for (int i = 0; i < 100; i++) {
            assertEquals("<p>" + i, Files.readString(trial.path("current/posts/" + i + "/index.html")));
        }
    }

    @Test
    void farAwayASecondNameForSomethingThatWasCutIsFoundOut() throws IOException {
        trial.publish(1);
        Files.write(trial.path("current/css/octavo.css"), new byte[3]);
        Files.delete(trial.path("current/404.html"));
        FolderPlace.publish(far(trial.files(), true), trial.site(2));
        trial.assertServes(2);
    }

    @Test
    void rollingBackFarAwayReadsNoFileOfTheSite() throws IOException {
        trial.publish(1);
        trial.publish(2);
        trial.publish(3);
        Path page = trial.path("releases/2/site/404.html");
        Files.delete(page); // it has a hard link
        Files.write(page, new byte[3]);
        WatchedFiles files = new WatchedFiles(
                far(trial.files(), true),
                FolderPlace.KEEP,
                (operation, path, done) -> assertFalse(operation.equals("read") && path.contains("/site/"), path));
        try (Target target = new Releases(files.files(), FolderPlace.KEEP, false)) {
            assertEquals("release 1", target.rollBack().release());
        }
        trial.assertServes(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 300})
    void listsFoldersInsteadOfSingleFiles(int posts) throws IOException {
        SortedMap<String, byte[]> first = many(posts, 0);
        WatchedFiles fresh = new WatchedFiles(far(trial.files(), true), 4, NOBODY);
        FolderPlace.publish(fresh, SampleSite.write(folder.resolve("a"), first));
        assertEquals(posts + 1, fresh.count("makeFolder") - 6, "each folder once");
        assertEquals(first.size() + 3, fresh.count("move"));
        assertEquals(posts < 40 ? first.size() : 21, fresh.count("read") - 1, "a sample is read back, once");
        assertTrue(fresh.count("entry") <= 20, () -> "looks: " + fresh.count("entry"));
        assertTrue(fresh.count("list") <= posts + 20, () -> "lists: " + fresh.count("list"));

        WatchedFiles next = new WatchedFiles(far(trial.files(), true), 4, NOBODY);
        FolderPlace.publish(next, SampleSite.write(folder.resolve("b"), many(posts, 1)));
        assertEquals(first.size() - 1, next.count("link"));
        assertTrue(next.count("entry") <= 25, () -> "looks: " + next.count("entry"));
        assertTrue(next.count("list") <= posts + 25, () -> "lists: " + next.count("list"));
        assertTrue(next.count("read") <= 6, () -> "reads: " + next.count("read"));
    }

    private static SortedMap<String, byte[]> many(int posts, int version) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < posts; i++) {
            files.put("posts/" + i + "/index.html", ("<p>" + i).getBytes(StandardCharsets.UTF_8));
        }
        files.put("index.html", new byte[] {(byte) version});
        return files;
    }

    @Test
    void filesWithoutBytesAndLargeOnesAreNeverHeldInMemory() throws IOException {
        publishLarge(2_000_000);
    }

    @Test
    @Tag("ci")
    void alsoFilesOf50MegabytesAreNeverHeldInMemory() throws IOException {
        publishLarge(50_000_000);
    }

    private void publishLarge(int size) throws IOException {
        byte[] large = new byte[size];
        large[size - 1] = 1;
        FinishedSite site = SampleSite.write(
                folder.resolve("large"),
                Map.of("film.mp4", large, "a/empty.txt", new byte[0], "b/empty.txt", new byte[0]));
        WatchedFiles files = new WatchedFiles(trial.files(), 2, NOBODY);
        assertEquals(new PublishResult(3, size, 0, "release 1"), FolderPlace.publish(files, site));
        assertTrue(files.count("largest piece") <= 65_536, () -> "a piece of " + files.count("largest piece"));
        assertEquals(
                -1, Files.mismatch(trial.path("current/film.mp4"), site.folder().resolve("film.mp4")));
        assertEquals(0, Files.size(trial.path("current/b/empty.txt")));
    }

    @Test
    void doesNotBlameTheTargetForUnreadableLocalFiles() throws IOException {
        FinishedSite site = SampleSite.write(folder.resolve("fickle"), 2);
        Path feed = site.folder().resolve("feed.xml");
        Files.delete(feed);
        Files.createDirectory(feed);
        String text = reported(() -> FolderPlace.publish(trial.files(), site));
        assertTrue(text.startsWith("cannot read " + feed + ": "), text);
    }

    @Test
    void allThreadsHaveStoppedWhenPublishingFails() throws IOException {
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger writes = new AtomicInteger();
        WatchedFiles files = new WatchedFiles(trial.files(), 8, (operation, path, done) -> {
            if (operation.equals("write") && path.contains("/parts/")) {
                busy.addAndGet(done ? -1 : 1);
                if (!done && writes.incrementAndGet() == 9) {
                    busy.decrementAndGet();
                    throw new FileSystemException(path, null, "Broken pipe");
                }
            }
        });
        reported(() -> FolderPlace.publish(files, trial.site(1)));
        assertEquals(0, busy.get());
    }
}
