package dev.octavo.build.pipeline.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.project.SnapshotChanged;
import dev.octavo.blog.site.Article;
import dev.octavo.build.pipeline.preview.Preview.Edit;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Bug;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Severity;
import dev.octavo.testing.Builds;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreviewTest {
    private static final String POST = "content/posts/one.md";
    private static final String HEAD = "---\ntitle: One\ndate: 2026-01-01\n---\n\n";
    private static final Address PAGE = new Address("/posts/one/");

    private final Path site;
    private final Preview preview;

    PreviewTest(@TempDir Path site) {
        this.site = site;
        Folders.write(site, "content/site.yaml", "title: T\nurl: https://blog.example\n", POST, HEAD + "First.\n");
        this.preview = another();
    }

    private void save(String path, String text) {
        saveIn(preview, path, text);
    }

    private List<String> reported() {
        return preview.problems().stream().map(Problem::message).toList();
    }

    private String page() throws IOException {
        try (InputStream in = preview.at(PAGE).orElseThrow().bytes().get()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void showsWhatWasSaved() throws IOException {
        save(POST, HEAD + "Second.\n");
        assertTrue(page().contains("<p>Second.</p>"));
        assertEquals(List.of(), reported());
    }

    /** As when a Git branch is checked out and left: the version needs a template that is gone. */
    @Test
    void everyPageReportsAMissingTemplate() throws IOException {
        save("templates/post.ftlh", "Own");
        SiteState version = preview.version().orElseThrow();
        Files.delete(site.resolve("templates/post.ftlh"));

        assertThrows(SnapshotChanged.class, () -> version.make(PAGE));
        assertThrows(SnapshotChanged.class, () -> version.make(PAGE));
        assertTrue(page().contains("<p>First.</p>"));
    }

    @Test
    void anArticleMayGoWhileItsEditIsRead() throws IOException {
        String other = "content/posts/two.md";
        Folders.write(site, other, HEAD.replace("One", "Two") + "Second.\n");
        AtomicBoolean goes = new AtomicBoolean();
        PreviewRequest request = new PreviewRequest(
                site,
                site.resolve("public"),
                () -> {
                    if (goes.get()) {
                        FileUtils.deleteQuietly(site.resolve(other).toFile());
                    }
                    return Builds.NOW;
                },
                1);
        try (Preview watching = Preview.of(request, Assertions::fail)) {
            Folders.write(site, other, HEAD.replace("One", "Two") + "Edited.\n");
            goes.set(true);
            watching.update(new ChangedFiles(Set.of(new SourcePath(other)), false), () -> {});
            assertEquals(List.of(), watching.problems());
            assertTrue(watching.at(new Address("/posts/two/")).isEmpty());
        }
    }

    @Test
    void anEditAlsoShowsWhatTimeHasChanged() {
        Address expiring = new Address("/posts/two/");
        AtomicReference<Instant> now = new AtomicReference<>(Builds.NOW);
        Folders.write(
                site,
                "content/posts/two.md",
                HEAD.replace("One", "Two\nexpires: " + Builds.NOW.plus(Duration.ofHours(1))) + "Second.\n");
        try (Preview running =
                Preview.of(new PreviewRequest(site, site.resolve("public"), now::get, 1), Assertions::fail)) {
            saveIn(running, POST, HEAD + "Edited.\n");
            assertTrue(running.at(expiring).isPresent());
            now.set(Builds.NOW.plus(Duration.ofHours(2)));
            saveIn(running, POST, HEAD + "Edited once more.\n");
            assertTrue(running.at(expiring).isEmpty());
        }
    }

    @Test
    void aDateThatWasJustWrittenCountsToo() {
        Address one = new Address("/posts/one/");
        AtomicReference<Instant> now = new AtomicReference<>(Builds.NOW);
        Folders.write(site, "content/posts/two.md", HEAD.replace("One", "Two") + "Second.\n");
        try (Preview running =
                Preview.of(new PreviewRequest(site, site.resolve("public"), now::get, 1), Assertions::fail)) {
            String expiring = HEAD.replace("One", "One\nexpires: " + Builds.NOW.plus(Duration.ofHours(1)));
            saveIn(running, "content/posts/two.md", HEAD.replace("One", "Two") + "Edited.\n");
            saveIn(running, POST, expiring + "First.\n");
            assertTrue(running.at(one).isPresent());
            now.set(Builds.NOW.plus(Duration.ofHours(2)));
            saveIn(running, "content/posts/two.md", HEAD.replace("One", "Two") + "Edited once more.\n");
            assertTrue(running.at(one).isEmpty());
        }
    }

    @Test
    void postsStandInTheirOrderAfterEachEdit() {
        Folders.write(site, "content/posts/two.md", HEAD.replace("One", "Two") + "Second.\n");
        try (Preview running = another()) {
            Map<String, String> edits = new LinkedHashMap<>();
            edits.put("date: 2026-01-01", "One Two");
            edits.put("date: 2026-01-01\ntags: [a]", "One Two");
            edits.put("date: 2030-01-01", "Two One");
            edits.put("date: 2030-01-01\ntags: [a]", "Two One");
            edits.put("date: 2026-01-01\nslug: a", "Two One");
            edits.put("date: 2026-01-01\nslug: z", "One Two");
            edits.put("date: 2026-01-01\nslug: z\nexpires: 2026-01-02", "One");
            edits.put("date: 2026-01-01\nslug: z\nexpires: 2099-01-02", "One Two");
            edits.put("date: 2030-01-01\nwrong: x", "One Two");
            edits.put("date: 2030-01-01\nslug: z", "Two One");
            edits.forEach((keys, order) -> {
                saveIn(running, "content/posts/two.md", "---\ntitle: Two\n" + keys + "\n---\n\n" + keys.length());
                assertEquals(order, order(running), keys);
            });
            assertEquals(
                    "24",
                    running.version()
                            .orElseThrow()
                            .site()
                            .posts()
                            .get(0)
                            .excerpt()
                            .words());
        }
    }

    @Test
    void aPostThatWasWrongFromTheStartFindsItsPlace() {
        Folders.write(site, "content/posts/two.md", "---\ntitle: Two\ndate: never\n---\n\nSecond.\n");
        try (Preview running = another()) {
            String first = order(running);
            saveIn(running, "content/posts/two.md", "---\ntitle: Two\ndate: never\n---\n\nEdited.\n");
            assertEquals(first, order(running));
            saveIn(running, "content/posts/two.md", "---\ntitle: Two\ndate: 2020-01-01\n---\n\nEdited.\n");
            assertEquals("One Two", order(running));
            saveIn(running, "content/posts/two.md", "---\ntitle: Two\ndate: 2030-01-01\n---\n\nEdited.\n");
            assertEquals("Two One", order(running));
        }
    }

    private static String order(Preview preview) {
        return preview.version().orElseThrow().site().posts().stream()
                .map(Article::title)
                .collect(Collectors.joining(" "));
    }

    private void saveIn(Preview updated, String path, String text) {
        Folders.write(site, path, text);
        updated.update(new ChangedFiles(Set.of(new SourcePath(path)), false), () -> {});
    }

    @Test
    void reportsMistakesInTheSettingsUntilTheyAreFixed() throws IOException {
        save("content/site.yaml", "titel: T\nurl: https://blog.example\n");
        assertFalse(reported().isEmpty());
        save(POST, HEAD + "Second.\n");
        assertTrue(reported().contains("unknown key \"titel\""), reported().toString());
        save("content/site.yaml", "title: T\nurl: https://blog.example\n");
        assertEquals(List.of(), reported());
        assertTrue(page().contains("<p>Second.</p>"));
    }

    @Test
    void anArticleWithAMistakeStaysAsItWas() throws IOException {
        save(POST, HEAD.replace("title", "titel") + "Broken.\n");
        assertTrue(reported().contains("unknown key \"titel\""), reported().toString());
        assertTrue(page().contains("<title>One"));
        save(POST, HEAD + "First.\n");
        assertTrue(page().contains("<p>First.</p>"));
        assertEquals(List.of(), reported());
    }

    @Test
    void showsWhatCanBeReadOfArticlesThatWereWrongFromTheStart() throws IOException {
        Folders.write(
                site,
                "content/posts/2026-01-02-a-walk.md",
                "---\ntitel: x\nwingspan: 2\ntags: [birds]\n---\n\nA *kite*.\n",
                "content/pages/about.md",
                "---\ntitle: [\n---\n\n# About us\n\nHello.\n");
        try (Preview again = another()) {
            again.check();
            List<String> shown = new ArrayList<>();
            for (String address : List.of("/posts/a-walk/", "/about/", "/tags/birds/")) {
                try (InputStream in =
                        again.at(new Address(address)).orElseThrow().bytes().get()) {
                    shown.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            assertTrue(shown.get(0).contains("<title>A walk"), shown.get(0));
            assertTrue(shown.get(0).contains("<p>A <em>kite</em>.</p>"), shown.get(0));
            assertTrue(shown.get(1).contains("<title>About us"), shown.get(1));
            assertTrue(shown.get(1).contains("<p>Hello.</p>"), shown.get(1));
            assertTrue(shown.get(2).contains("A walk"), shown.get(2));
            assertEquals(
                    List.of(
                            "this list is never closed, or a comma is missing in it",
                            "unknown key \"titel\"",
                            "unknown key \"wingspan\""),
                    again.problems().stream().map(Problem::message).limit(3).toList());
        }
    }

    @Test
    void showsTextsWhoseFrontMatterHasNoEnd() throws IOException {
        Folders.write(
                site,
                "content/posts/open.md",
                "---\ntitle: Open\n\nNo *end*.\n",
                "content/posts/dashes.md",
                "--\ntitle: Dashes\n--\nTwo *dashes*.\n",
                "content/posts/merged.md",
                "---\ntitle: Merged\n<<<<<<< a\ndraft: true\n=======\n>>>>>>> b\n---\n*Merged*.\n");
        try (Preview again = another()) {
            again.check();
            Map<String, String> shown = Map.of(
                    "/posts/open/", "<p>No <em>end</em>.</p>",
                    "/posts/dashes/", "<p>Two <em>dashes</em>.</p>",
                    "/posts/merged/", "<p><em>Merged</em>.</p>");
            for (Map.Entry<String, String> post : shown.entrySet()) {
                try (InputStream in = again.at(new Address(post.getKey()))
                        .orElseThrow()
                        .bytes()
                        .get()) {
                    String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    assertTrue(page.contains(post.getValue()), page);
                }
            }
            assertEquals(
                    List.of(
                            "the front matter begins with three hyphens, ---, and not with --",
                            "a merge conflict is left here",
                            "the front matter is never closed"),
                    again.problems().stream()
                            .filter(problem -> problem.severity() == Severity.ERROR)
                            .map(Problem::message)
                            .toList());
        }
    }

    @Test
    void showsNotesWithoutFrontMatterAndPostsWithoutADateAsOfToday() throws IOException {
        Folders.write(
                site,
                "content/posts/nest.md",
                "# Its nest\n\nA *nest*.\n",
                "content/posts/walk.md",
                "---\ntitle: A walk\n---\n\nUphill.\n");
        try (Preview again = another()) {
            again.check();
            for (String address : List.of("/posts/nest/", "/posts/walk/")) {
                try (InputStream in =
                        again.at(new Address(address)).orElseThrow().bytes().get()) {
                    String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    assertTrue(page.contains("A <em>nest</em>.") || page.contains("Uphill."), page);
                    assertTrue(page.contains("<time datetime=\"2026-11-24\""), page);
                }
            }
            assertEquals(
                    List.of("the front matter is missing", "the key \"date\" is missing"),
                    again.problems().stream().map(Problem::message).limit(2).toList());
        }
    }

    @Test
    void knowsTheLineThatWasEdited() {
        save(POST, HEAD + "One.\n\nTwo.\n\nThree.\n");
        save(POST, HEAD + "One.\n\n2.\n\nThree.\n");
        assertEquals(Optional.of(new Edit(PAGE, 8)), preview.lastEdit());
        save(POST, HEAD + "One.\n\n2.\n\nThree.\n");
        assertEquals(Optional.empty(), preview.lastEdit());
        save("content/posts/two.md", HEAD + "New.\n");
        assertEquals(Optional.of(new Edit(new Address("/posts/two/"), 1)), preview.lastEdit());
    }

    @Test
    void aLinkAloneBringsAFileIntoTheSiteAndTakesItAway() {
        Address drawing = new Address("/posts/drawing.xcf");
        save("content/posts/drawing.xcf", "x");
        assertEquals(Optional.empty(), preview.at(drawing));
        assertEquals(1, reported().size(), reported().toString());
        save(POST, HEAD + "First, with [a drawing](drawing.xcf).\n");
        assertTrue(preview.at(drawing).isPresent());
        assertEquals(List.of(), reported());
        save(POST, HEAD + "First.\n");
        assertEquals(Optional.empty(), preview.at(drawing));
        assertEquals(1, reported().size(), reported().toString());
    }

    @Test
    void replansOnlyIfMoreThanTextsChanged() {
        assertTrue(isPlannedAsBefore(POST, HEAD + "[First.](/archive/)\n"));
        assertTrue(isPlannedAsBefore("templates/post.ftlh", "Own"));
        assertFalse(isPlannedAsBefore(POST, HEAD + "Other first words.\n"));
        assertFalse(isPlannedAsBefore(POST, HEAD.replace("One", "Two") + "Other first words.\n"));
    }

    private boolean isPlannedAsBefore(String path, String text) {
        SiteState before = preview.version().orElseThrow();
        save(path, text);
        return preview.version().orElseThrow().run().isPlannedAs(before.run());
    }

    @Test
    void marksTheSourceOfBlocks() {
        String page = preview.lined(PAGE).orElseThrow();
        assertTrue(
                page.contains("<p data-octavo-line=\"6\" data-octavo-file=\"content/posts/one.md\">First.</p>"), page);
    }

    @Test
    void aPageIsShownAtOnceAndItsPicturesFollow() throws IOException {
        Folders.writeBytes(site.resolve("content/posts/photo.jpg"), DrawnPictures.jpeg(1000, 400, 1));
        Folders.write(site, POST, HEAD + "![A photo](photo.jpg)\n");
        List<String> reported = new CopyOnWriteArrayList<>();
        preview.whenMoreIsReady(() -> reported.add("ready"));
        preview.update(ChangedFiles.ANYTHING, () -> {});
        String first = page();
        assertFalse(first.contains("srcset"), first);
        assertTrue(first.contains("<img src=\"/posts/photo.jpg\" width=\"1000\" height=\"400\""), first);
        preview.settle();
        assertEquals(List.of("ready"), reported);
        String second = page();
        Matcher file = Pattern.compile("/pictures/[^ ]*480.webp").matcher(second);
        assertTrue(file.find(), second);
        Address address = new Address(file.group());
        byte[] bytes = bytes(preview.at(address));
        assertTrue(new String(bytes, StandardCharsets.ISO_8859_1).startsWith("RIFF"));
        preview.settle();
        assertEquals(List.of("ready"), reported);
        try (Preview another = another()) {
            // A browser may still show the page of a preview that has ended.
            assertArrayEquals(bytes, bytes(another.at(address)));
            assertEquals(second, new String(bytes(another.at(PAGE)), StandardCharsets.UTF_8));
            assertEquals(Optional.empty(), another.at(new Address(address.path().replace("480", "481"))));
        }
    }

    @Test
    void anotherPhotoIsShownAsSoon() throws IOException {
        Folders.write(site, POST, HEAD + "![A photo](photo.jpg)\n");
        for (int seed = 1; seed <= 3; seed++) {
            Folders.writeBytes(site.resolve("content/posts/photo.jpg"), DrawnPictures.jpeg(600 + seed, 400, seed));
            preview.update(ChangedFiles.ANYTHING, () -> {});
            String first = page();
            assertTrue(first.contains("width=\"" + (600 + seed) + "\""), first);
            assertFalse(first.contains("srcset"), first);
            preview.settle();
            assertTrue(page().contains("480w"));
            preview.update(new ChangedFiles(Set.of(new SourcePath(POST)), false), () -> {});
            assertTrue(page().contains("480w")); // nothing is made again, as nothing of the picture changed
        }
    }

    @Test
    void reportsAnUndecodablePictureWhenThePageIsRemade() throws IOException {
        byte[] photo = DrawnPictures.png(600, 400, 1);
        Folders.writeBytes(site.resolve("content/posts/photo.png"), Arrays.copyOf(photo, 2000));
        Folders.write(site, POST, HEAD + "![A photo](photo.png)\n");
        preview.update(ChangedFiles.ANYTHING, () -> {});
        assertTrue(page().contains("photo.png"));
        preview.settle();
        ProblemException wrong = assertThrows(ProblemException.class, this::page);
        assertTrue(wrong.problems().get(0).message().startsWith("the picture \"photo.png\" "), wrong.toString());
    }

    /** A bug of Octavo is a problem like others: the last version stays, and the next one may be without it. */
    @Test
    void outlivesABug() throws IOException {
        List<Error> thrown = new ArrayList<>();
        List<Throwable> bugs = new ArrayList<>();
        PreviewRequest request = new PreviewRequest(site, site.resolve("public"), () -> now(thrown), 1);
        try (Preview running = Preview.of(request, bugs::add)) {
            assertTrue(new String(bytes(running.at(PAGE)), StandardCharsets.UTF_8).contains("<p>First.</p>"));
            Error bug = new NoSuchMethodError("of a library");
            Bug.note(bug, Location.file(POST));
            thrown.add(bug);
            saveIn(running, POST, HEAD + "Second.\n");
            assertEquals(List.of(Bug.problem(bug)), running.problems());
            assertEquals(List.of(bug), bugs);
            assertTrue(new String(bytes(running.at(PAGE)), StandardCharsets.UTF_8).contains("<p>First.</p>"));
            thrown.clear();
            saveIn(running, POST, HEAD + "Third.\n");
            assertEquals(List.of(), running.problems());
            assertTrue(new String(bytes(running.at(PAGE)), StandardCharsets.UTF_8).contains("<p>Third.</p>"));
        }
    }

    private static Instant now(List<Error> thrown) {
        for (Error bug : thrown) {
            throw bug;
        }
        return Builds.NOW;
    }

    private Preview another() {
        return Preview.of(new PreviewRequest(site, site.resolve("public"), () -> Builds.NOW, 2), Assertions::fail);
    }

    private static byte[] bytes(Optional<ServedFile> shown) throws IOException {
        try (InputStream in = shown.orElseThrow().bytes().get()) {
            return in.readAllBytes();
        }
    }
}
