package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.Baseline;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.Build.Checked;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Builds;
import dev.octavo.testing.ExampleBlog;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Until;
import dev.octavo.use.serve.RunningPreview.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preview serves what a build with drafts would write, byte for byte, apart from the script. */
final class PreviewIsBuildTest {
    private static final String SCRIPT = "<script type=\"module\" src=\"/_octavo/[^>]*></script>";

    private final Path folder;

    PreviewIsBuildTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void forTheExampleBlog() throws IOException {
        Path site = ExampleBlog.withPictures(folder);
        SortedMap<String, String> before = Folders.times(site);
        try (RunningPreview preview = RunningPreview.of(site)) {
            assertIsBuild(preview, site);
        }
        SortedMap<String, String> after = Folders.times(site);
        before.keySet().removeIf(file -> file.startsWith(".octavo/pictures/"));
        after.keySet().removeIf(file -> file.startsWith(".octavo/pictures/"));
        assertEquals(before, after, "a preview writes nothing but the pictures that it keeps");
    }

    @Test
    void forASiteWithKnownProblems() throws IOException {
        Path site = folder.resolve("site");
        Folders.write(site, "content/site.yaml", "title: Old\nurl: https://blog.example\n");
        for (int i = 0; i < 8; i++) {
            Folders.write(site, "content/posts/p" + i + ".md", post("Post " + i));
        }
        Path wrong = site.resolve("content/posts/p1.md");
        Files.writeString(
                wrong,
                post("Wrong")
                                .replace(
                                        "tags:",
                                        "illustration: {src: none.jpg, alt: None}\nfurther-reading: [p2.md]\ntags:")
                        + "A [dead](/no/) link, [another](p2.md), ![a bird](bird.png).\n\n::gallrey\n");
        Path unread = site.resolve("content/posts/p2.md");
        Files.writeString(unread, post("Unread").replace("2026-01-01", "2026-02-31"));
        Path file = site.resolve(KnownProblems.FILE);
        Files.writeString(
                file, Baseline.of(texts -> checked(site, texts)).known().text());
        try (RunningPreview preview = RunningPreview.of(site)) {
            assertEquals(List.of(), preview.problems());
            assertEquals(5, preview.known().size(), () -> preview.known().toString());
            assertIsBuild(preview, site);

            Files.writeString(wrong, Files.readString(wrong).replace("Wrong", "Edited"));
            assertTrue(Until.comes(() -> shows(preview, "/posts/p1/", "Edited")));
            assertIsBuild(preview, site);

            Files.writeString(unread, post("Read"));
            assertTrue(Until.comes(() -> shows(preview, "/posts/p2/", "Text of Read")));
            assertIsBuild(preview, site);

            Files.writeString(unread, post("Unread again").replace("2026-01-01", "2026-02-31"));
            assertTrue(Until.comes(() -> preview.known().size() == 5));
            assertIsBuild(preview, site);

            String known = Files.readString(file);
            Files.writeString(file, known.replaceFirst("dead-link.*\n", ""));
            assertTrue(Until.comes(() -> preview.problems().size() == 1));
            assertTrue(preview.problems().get(0).message().contains("leads nowhere"));
            Files.writeString(file, known);
            assertTrue(Until.comes(() -> preview.problems().isEmpty()));
            assertIsBuild(preview, site);
            assertEquals(List.of(), preview.failures());
        }
    }

    private static Checked checked(Path site, Map<String, String> texts) {
        BuildRequest request =
                new BuildRequest(site, site.resolve("public"), Optional.empty(), true, Builds.NOW, false, 2);
        return Build.check(request, Progress.SILENT, false, texts);
    }

    /** Promise 8: 10,000 changes in 2 seconds, and 5 seconds later all is as it should be. */
    @Test
    @Tag("ci")
    void after10000ChangesByFourAuthors() throws Exception {
        Path site = folder.resolve("site");
        Folders.write(site, "content/site.yaml", "title: Busy\nurl: https://blog.example\n");
        for (int i = 0; i < 200; i++) {
            Folders.write(site, "content/posts/p" + i + ".md", post("first " + i));
        }
        try (RunningPreview preview = RunningPreview.of(site)) {
            ExecutorService authors = Executors.newFixedThreadPool(4);
            List<Future<Void>> works = new ArrayList<>();
            for (int author = 0; author < 4; author++) {
                works.add(authors.submit(work(site, author)));
            }
            for (Future<Void> work : works) {
                work.get();
            }
            authors.shutdown();
            String last = "<!-- the end -->";
            Path post = site.resolve("content/posts/p0.md");
            Files.writeString(post, post("the end") + last);
            assertTrue(Until.comes(() -> shows(preview, "/posts/p0/", last)));
            assertIsBuild(preview, site);
            assertEquals(List.of(), preview.failures());
        }
    }

    private static boolean shows(RunningPreview preview, String page, String text) {
        try {
            return preview.ask("GET", page).text().contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates, edits, renames and deletes, each author his own files. */
    private static Callable<Void> work(Path site, int author) {
        return () -> {
            Random random = new Random(author);
            Path own = Files.createDirectories(site.resolve("content/posts"));
            for (int i = 0; i < 2500; i++) {
                int number = random.nextInt(40);
                Path post = own.resolve("a" + author + "-" + number + ".md");
                switch (i % 5) {
                    case 0, 1, 2 -> Files.writeString(post, post("edit " + i));
                    case 3 -> Files.deleteIfExists(post);
                    default -> {
                        Files.writeString(own.resolve(".new-" + author), post("renamed " + i));
                        Files.move(
                                own.resolve(".new-" + author), post, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            return null;
        };
    }

    static String post(String title) {
        return "---\ntitle: " + title + "\ndate: 2026-01-01\ntags: [ink]\n---\n\nText of " + title + ".\n";
    }

    private void assertIsBuild(RunningPreview preview, Path site) throws IOException {
        Path out = folder.resolve("built");
        Build.run(new BuildRequest(site, out, Optional.empty(), true, Builds.NOW, false, 2), Progress.SILENT);
        // Posts are compared after the pages that show suggestions, and those pages are updated then.
        assertTrue(Until.comes(() -> different(preview, out).isEmpty()), different(preview, out)::toString);
        FileUtils.deleteDirectory(out.toFile());
    }

    /** The files whose bytes differ between the build and the preview. */
    private static List<String> different(RunningPreview preview, Path out) {
        List<String> different = new ArrayList<>();
        int compared = 0;
        try {
            Set<String> files = Folders.hashes(out).keySet();
            for (String name : files) {
                if (name.startsWith(".octavo") || Builds.isFingerprinted(name, files)) {
                    continue;
                }
                compared++;
                Response response = preview.ask("GET", target("/" + name.replaceFirst("(^|/)index\\.html$", "$1")));
                if (!same(Files.readAllBytes(out.resolve(name)), response.body())) {
                    different.add(name + " (" + response.status() + ")");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertTrue(compared > 20, compared + " files");
        return different;
    }

    private static boolean same(byte[] built, byte[] shown) {
        String text = new String(shown, StandardCharsets.ISO_8859_1).replaceFirst(SCRIPT, "");
        return Builds.plainNames(new String(built, StandardCharsets.ISO_8859_1)).equals(Builds.plainNames(text));
    }

    private static String target(String path) {
        try {
            return new URI("http", "host", path, null).toASCIIString().substring("http://host".length());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
