package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Problem;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to save a file is noticed, by system notifications and by polling. */
@SuppressWarnings("try") // a watch is only there while it is open
final class FileWatcherTest {
    private static final String POST = "content/posts/one.md";

    private final Path site;
    private final List<ChangedFiles> seen = new CopyOnWriteArrayList<>();
    private final List<Problem> words = new CopyOnWriteArrayList<>();

    FileWatcherTest(@TempDir Path folder) {
        this.site = folder.resolve("site");
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\n",
                POST,
                "one",
                "content/posts/album/index.md",
                "album",
                "shared/linked.md",
                "linked",
                "shared/more/deep.md",
                "deep");
    }

    @Test
    void namesTheFileThatIsSavedInANewFolder() throws IOException {
        SourcePath sheet = new SourcePath("static/css/site.css");
        try (FileWatcher watch = watching(false)) {
            Folders.write(site, sheet.value(), "a");
            assertTrue(Until.comes(
                    () -> seen.stream().anyMatch(changed -> changed.paths().contains(sheet))));
            assertFalse(seen.contains(ChangedFiles.ANYTHING));
        }
    }

    private FileWatcher watching(boolean poll) throws IOException {
        FileWatcher watch = new FileWatcher(site, poll, seen::add, words::add);
        watch.start();
        return watch;
    }

    private boolean isSeen(String... paths) {
        return Arrays.stream(paths)
                .allMatch(path -> seen.stream()
                        .anyMatch(changed -> changed.anything()
                                || changed.paths().stream()
                                        .anyMatch(known ->
                                                path.equals(known.value()) || path.startsWith(known.value() + "/"))));
    }

    private void assertSeen(String... paths) {
        assertTrue(Until.comes(() -> isSeen(paths)), List.of(paths) + " not in " + seen);
        seen.clear();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void savesOfEveryKindAreSeen(boolean poll) throws IOException {
        try (FileWatcher watch = watching(poll)) {
            Path post = site.resolve(POST);
            Files.writeString(post, "truncated and written");
            assertSeen(POST);
            Files.writeString(site.resolve("content/posts/.one.md.tmp"), "renamed over");
            Files.move(
                    site.resolve("content/posts/.one.md.tmp"),
                    post,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            assertSeen(POST);
            try (FileChannel part = FileChannel.open(post, StandardOpenOption.APPEND)) {
                part.write(java.nio.ByteBuffer.wrap(new byte[] {'a'}));
                assertSeen(POST);
                part.write(java.nio.ByteBuffer.wrap(new byte[] {'b'}));
            }
            assertSeen(POST);
            Files.delete(post);
            assertSeen(POST);
            Files.writeString(post, "there again");
            assertSeen(POST);
            Folders.write(site, "static/deep/er/file.txt", "in new folders");
            assertSeen("static/deep/er/file.txt");
            Files.writeString(site.resolve("static/deep/er/file.txt"), "edited there");
            assertSeen("static/deep/er/file.txt");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wholeFoldersComeAndGo(boolean poll) throws IOException {
        try (FileWatcher watch = watching(poll)) {
            Path album = site.resolve("content/posts/album");
            Path outside = site.resolve("elsewhere");
            Files.move(album, outside);
            assertSeen("content/posts/album/index.md");
            Files.move(outside, site.resolve("content/posts/moved"));
            assertSeen("content/posts/moved/index.md");
            Files.writeString(site.resolve("content/posts/moved/index.md"), "edited");
            assertSeen("content/posts/moved/index.md");
            Files.move(site.resolve("content/posts/moved"), album);
            assertSeen("content/posts/moved/index.md", "content/posts/album/index.md");
            Files.writeString(album.resolve("index.md"), "edited");
            assertSeen("content/posts/album/index.md");
            FileUtils.deleteDirectory(site.resolve("content").toFile());
            assertSeen(POST);
            Folders.write(site, POST, "from the start");
            assertSeen(POST);
            Files.writeString(site.resolve(POST), "edited");
            assertSeen(POST);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void seesChangesThroughSymbolicLinks(boolean poll) throws IOException {
        Files.createSymbolicLink(site.resolve("content/posts/linked.md"), site.resolve("shared/linked.md"));
        Files.createSymbolicLink(site.resolve("content/more"), site.resolve("shared/more"));
        Files.createSymbolicLink(site.resolve("content/posts/round"), site.resolve("content"));
        try (FileWatcher watch = watching(poll)) {
            Files.writeString(site.resolve("shared/linked.md"), "edited");
            assertSeen("content/posts/linked.md");
            Files.writeString(site.resolve("shared/more/deep.md"), "edited");
            assertSeen("content/more/deep.md");
            Files.writeString(site.resolve(POST), "edited");
            assertSeen(POST);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTargetMayComeAfterItsLink(boolean poll) throws IOException {
        Files.createSymbolicLink(site.resolve("content/posts/late.md"), Path.of("../../shared/late.md"));
        Files.createSymbolicLink(site.resolve("content/late"), Path.of("../shared/late"));
        try (FileWatcher watch = watching(poll)) {
            Folders.write(site, "shared/late.md", "there");
            assertSeen("content/posts/late.md");
            Folders.write(site, "shared/late/deep.md", "there");
            assertSeen("content/late/deep.md");
            Files.writeString(site.resolve("shared/late/deep.md"), "edited");
            assertSeen("content/late/deep.md");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTargetMayBeReplaced(boolean poll) throws IOException {
        Files.createSymbolicLink(site.resolve("content/more"), Path.of("../shared/more"));
        try (FileWatcher watch = watching(poll)) {
            Files.move(site.resolve("shared/more"), site.resolve("shared/before"));
            assertSeen("content/more/deep.md");
            Folders.write(site, "shared/more/deep.md", "another");
            assertSeen("content/more/deep.md");
            Files.writeString(site.resolve("shared/more/deep.md"), "edited");
            assertSeen("content/more/deep.md");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFolderIsSeenWhenALinkToItIsGone(boolean poll) throws IOException {
        Path link = site.resolve("static/album");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, site.resolve("content/posts/album"));
        try (FileWatcher watch = watching(poll)) {
            Files.delete(link);
            assertSeen("static/album");
            Files.writeString(site.resolve("content/posts/album/index.md"), "edited");
            assertSeen("content/posts/album/index.md");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ignoresFilesOutsideTheSite(boolean poll) throws IOException {
        Folders.write(site, "public/index.html", "built", ".octavo/x", "x", ".git/HEAD", "x");
        try (FileWatcher watch = watching(poll)) {
            Folders.write(
                    site,
                    "public/index.html",
                    "built again",
                    "public/new/index.html",
                    "built again",
                    ".octavo/y",
                    "y",
                    ".git/index",
                    "y",
                    "notes.txt",
                    "y",
                    "content/posts/.one.md.swp",
                    "swap",
                    "content/posts/one.md~",
                    "backup",
                    "content/posts/#one.md#",
                    "emacs",
                    "content/posts/one.md___jb_tmp___",
                    "jetbrains");
            // Later changes are reported one by one.
            Files.writeString(site.resolve(POST), "edited");
            assertTrue(Until.comes(() -> isSeen(POST)));
            Set<SourcePath> paths =
                    seen.stream().flatMap(changed -> changed.paths().stream()).collect(Collectors.toSet());
            assertEquals(Set.of(new SourcePath(POST)), paths);
            assertTrue(seen.stream().noneMatch(ChangedFiles::anything), seen::toString);
        }
    }

    @Test
    void reportsEachOfManySaves() throws IOException, InterruptedException {
        try (FileWatcher watch = watching(false)) {
            Path post = site.resolve(POST);
            int heard = 0;
            for (int i = 0; i < 20; i++) {
                seen.clear();
                Files.writeString(post, "version " + i);
                heard += Until.comes(() -> !seen.isEmpty()) ? 1 : 0;
                Thread.sleep(40);
            }
            assertEquals(20, heard);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCheckoutOf2000FilesIsAFewChanges(boolean poll) throws IOException {
        CountDownLatch written = new CountDownLatch(1);
        FileWatcher watch = new FileWatcher(
                site,
                poll,
                changed -> {
                    seen.add(changed);
                    // The first update takes as long as the checkout, each of the others as long as that of a large
                    // site.
                    awaitThenSleep(written, 100);
                },
                words::add);
        try (watch) {
            watch.start();
            Path posts = Files.createDirectories(site.resolve("content/new/posts"));
            for (int i = 0; i < 2000; i++) {
                Files.writeString(posts.resolve("p" + i + ".md"), "text");
            }
            written.countDown();
            assertTrue(Until.comes(() -> isSeen("content/new/posts/p1999.md")));
            // On an idle machine it is 3 at most.
            assertTrue(seen.size() < 100, seen.size() + " changes");
        }
    }

    private static void awaitThenSleep(CountDownLatch first, long millis) {
        try {
            first.await();
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void namesOfTheSiteAreThoseOfItsFolders() {
        assertEquals(
                new SourcePath(POST),
                SystemWatcher.source(site, site.resolve(POST)).orElseThrow());
        assertFalse(SystemWatcher.source(site, site).isPresent());
        assertFalse(
                SystemWatcher.source(site, site.resolve("public/content/x.md")).isPresent());
        assertTrue(
                SystemWatcher.source(site, site.resolve("static/.well-known/x")).isPresent());
        assertFalse(
                SystemWatcher.source(site, site.resolve("content/.hidden/x")).isPresent());
    }
}
