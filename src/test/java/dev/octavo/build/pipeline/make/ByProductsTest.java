package dev.octavo.build.pipeline.make;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.blog.content.ReadRequest;
import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.build.cache.Ledger;
import dev.octavo.build.cache.Store;
import dev.octavo.build.check.TemplateLinks;
import dev.octavo.build.disk.SiteDisk;
import dev.octavo.build.disk.SiteWriter;
import dev.octavo.build.pipeline.Run;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.build.pipeline.picture.Pictures;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.RenditionRequest;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.work.Progress;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.PictureSet;
import dev.octavo.render.output.Planned;
import dev.octavo.testing.Builds;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renditions are made along with pages: each once, cached, and removed with the last page that shows it. */
final class ByProductsTest {
    private static final SourcePath PHOTO = new SourcePath("content/posts/a/Ein Foto.jpg");
    private static final SourcePath DRAWING = new SourcePath("content/posts/a/drawing.svg");
    private static final RenditionRequest STANDARD = new RenditionRequest(List.of(16, 24), Optional.empty(), 80, 75);
    private static final RenditionRequest SMALL = new RenditionRequest(List.of(20), Optional.empty(), 80, 75);

    private final Path folder;
    private Path site;
    private List<Problem> problems = List.of();

    ByProductsTest(@TempDir Path folder) {
        this.folder = folder;
        this.site = folder.resolve("site");
    }

    /** A page that prints the data of a picture. */
    private record Shows(Address address, SourcePath picture, RenditionRequest request) implements Output {
        @Override
        public Origin origin() {
            return Origin.of("a page");
        }

        @Override
        public Content make(Inputs inputs) {
            PictureSet set = ((ProjectInputs) inputs).picture(picture, request);
            StringBuilder text = new StringBuilder(set.src() + " " + set.width() + "x" + set.height());
            set.candidates().forEach(candidate -> text.append("\n").append(candidate.address()));
            return Content.text(text.toString());
        }
    }

    private static Shows shows(String address, RenditionRequest request) {
        return new Shows(new Address(address), PHOTO, request);
    }

    @BeforeEach
    void site() {
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://example.org/\npictures: {widths: [16, 24]}\n",
                "content/posts/a/index.md",
                "---\ntitle: A\ndate: 2026-01-01\n---\n![A photo](<Ein Foto.jpg>)\n",
                DRAWING.value(),
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>");
        photo(1);
    }

    private void photo(long seed) {
        Folders.writeBytes(site.resolve(PHOTO.value()), DrawnPictures.jpeg(48, 36, seed));
    }

    /** The files that a build made. */
    private record Built(int pictures, List<String> pages, SortedMap<String, String> files) {}

    /** Builds a site of those pages, the picture itself, and nothing else. */
    private Built build(Output... pages) {
        Project project = Project.open(site, Theme.packed());
        Path out = site.resolve("public");
        try (SiteDisk disk = SiteDisk.open(out, site);
                SiteWriter writing = disk.begin(false);
                Store store = Store.open(site.resolve("ledger"), new Hash(1, 1), false)) {
            ReadRequest request = new ReadRequest(Builds.NOW, false, Optional.empty(), 1, ArticleCache.NONE);
            ReadSite read = SiteReading.of(project, request, (code, language) -> Optional.empty())
                    .site(project, 1);
            Run run = Run.of(project, read, 1);
            Ledger ledger = Ledger.of(store, "https://example.org/");
            FileHashes contents = new FileHashes(project, ledger);
            Pictures pictures = run.pictures(contents, SiteDisk.pictureCache(site));
            Sources sources = run.sources(run.templates(false), pictures, FingerprintedFiles.NONE, true);
            TemplateLinks links = new TemplateLinks(read.site(), run.addresses());
            Making making = new Making(
                    sources, ledger, new Answers(sources, links, contents), run.addresses(), Optional.of(writing));
            List<Output> plan = Stream.concat(
                            Stream.of(pages),
                            run.files().stream()
                                    .map(Planned::output)
                                    .filter(output -> output.address().path().endsWith(".jpg")))
                    .toList();
            problems = making.all(plan, 2, Progress.SILENT);
            if (!problems.isEmpty()) {
                return new Built(pictures.made(), List.of(), Collections.emptySortedMap());
            }
            writing.commit();
            pictures.tidy();
            assertEquals(Optional.empty(), store.save());
            SortedMap<String, String> files = Folders.hashes(out);
            files.remove(".octavo-manifest"); // it leaves the folder when the writer is closed
            return new Built(pictures.made(), made(ledger), files);
        }
    }

    /** The files that the last build made, and not an earlier one. */
    private List<String> made(Ledger ledger) {
        try (Store store =
                Store.openReadOnly(site.resolve("ledger"), new Hash(1, 1)).orElseThrow()) {
            Ledger now = Ledger.in(store);
            return now.paths()
                    .filter(path -> now.of(path).orElseThrow().build() == ledger.build())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> kept() {
        return List.copyOf(Folders.hashes(SiteDisk.pictureCache(site)).keySet());
    }

    private String text(String file) {
        try {
            return Files.readString(site.resolve("public").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thePageLeadsToFilesThatAreThere() {
        Built built = build(shows("/x/", STANDARD));
        List<String> lines = text("x/index.html").lines().toList();
        assertEquals("/posts/a/Ein Foto.jpg 24x18", lines.get(0));
        assertTrue(lines.get(1).matches("/pictures/[0-9a-f]{16}/ein-foto-16\\.jpg"), lines.get(1));
        assertEquals("/posts/a/Ein Foto.jpg", lines.get(2));
        TreeSet<String> expected = new TreeSet<>(List.of("x/index.html"));
        lines.stream().skip(1).map(address -> address.substring(1)).forEach(expected::add);
        assertEquals(expected, new TreeSet<>(built.files().keySet()));
        assertEquals(1, built.pictures());
    }

    @Test
    void makesAPictureShownTwiceOnce() {
        assertEquals(1, build(shows("/x/", STANDARD), shows("/y/", STANDARD)).pictures());
        assertEquals(text("x/index.html"), text("y/index.html"));
        assertEquals(1, kept().size());
    }

    @Test
    void nothingIsMadeAgain() {
        Built first = build(shows("/x/", STANDARD));
        Built second = build(shows("/x/", STANDARD));
        assertEquals(0, second.pictures());
        assertEquals(List.of(), second.pages());
        assertEquals(first.files(), second.files());
    }

    @Test
    void anotherPhotoIsMadeAndTheOldOneGoes() {
        Built first = build(shows("/x/", STANDARD), shows("/y/", SMALL));
        photo(2);
        Built second = build(shows("/x/", STANDARD), shows("/y/", SMALL));
        assertEquals(2, second.pictures());
        assertEquals(List.of("posts/a/Ein Foto.jpg", "x/index.html", "y/index.html"), second.pages());
        assertEquals(first.files().size(), second.files().size());
        assertEquals(2, kept().size());
    }

    @Test
    void aTouchedPhotoIsNotMadeAgain() {
        build(shows("/x/", STANDARD));
        photo(1);
        assertEquals(0, build(shows("/x/", STANDARD)).pictures());
    }

    @Test
    void removesWhatNoPageShowsAnyMore() {
        build(shows("/x/", STANDARD), shows("/y/", SMALL));
        Built second = build(shows("/x/", STANDARD));
        assertEquals(build(shows("/x/", STANDARD)).files(), second.files());
        assertTrue(second.files().keySet().stream().noneMatch(file -> file.contains("-20.")), second.toString());
        assertEquals(1, kept().size());
    }

    @Test
    void aMissingFileIsPutThereAgain() throws IOException {
        Built first = build(shows("/x/", STANDARD));
        String file = first.files().keySet().stream()
                .filter(path -> path.startsWith("pictures/"))
                .findFirst()
                .orElseThrow();
        Files.delete(site.resolve("public").resolve(file));
        Built second = build(shows("/x/", STANDARD));
        assertEquals(first.files(), second.files());
        assertEquals(0, second.pictures());
        assertEquals(List.of("x/index.html"), second.pages());
        Files.writeString(site.resolve("public").resolve(file), "scribbled");
        assertEquals(first.files(), build(shows("/x/", STANDARD)).files());
    }

    @Test
    void makesNothingInACloneWithTheCache() throws IOException {
        Built first = build(shows("/x/", STANDARD), shows("/y/", SMALL));
        Path clone = folder.resolve("clone");
        FileUtils.copyDirectory(
                site.resolve("content").toFile(), clone.resolve("content").toFile(), false);
        FileUtils.copyDirectory(
                SiteDisk.pictureCache(site).toFile(),
                SiteDisk.pictureCache(clone).toFile(),
                false);
        site = clone;
        Built second = build(shows("/x/", STANDARD), shows("/y/", SMALL));
        assertEquals(0, second.pictures());
        assertEquals(first.files(), second.files());
    }

    @Test
    void cachesNeitherTimesNorPaths() throws IOException {
        build(shows("/x/", STANDARD));
        SortedMap<String, String> here = Folders.hashes(SiteDisk.pictureCache(site));
        Path elsewhere = folder.resolve("elsewhere/deep");
        FileUtils.copyDirectory(
                site.resolve("content").toFile(), elsewhere.resolve("content").toFile(), false);
        site = elsewhere;
        build(shows("/x/", STANDARD));
        assertEquals(here, Folders.hashes(SiteDisk.pictureCache(site)));
    }

    @Test
    void noticesAnyDamageInTheCache() throws IOException {
        Built first = build(shows("/x/", STANDARD));
        Path entry = SiteDisk.pictureCache(site).resolve(kept().get(0));
        byte[] whole = Files.readAllBytes(entry);
        for (int at = 0; at < whole.length; at += whole.length / 40) {
            byte[] scribbled = whole.clone();
            scribbled[at] ^= 1;
            for (byte[] wrong : List.of(Arrays.copyOf(whole, at), scribbled)) {
                Files.write(entry, wrong);
                FileUtils.deleteDirectory(site.resolve("public").toFile());
                Files.delete(site.resolve("ledger"));
                assertEquals(first.files(), build(shows("/x/", STANDARD)).files(), "byte " + at);
                assertArrayEquals(whole, Files.readAllBytes(entry), "byte " + at);
            }
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToChangesNothing() throws IOException {
        Built first = build(shows("/x/", STANDARD));
        FileUtils.deleteDirectory(site.toFile());
        site();
        Folders.write(site, ".octavo/pictures", "a file");
        Built second = build(shows("/x/", STANDARD), shows("/y/", STANDARD));
        assertEquals(1, second.pictures());
        second.files().keySet().removeIf(file -> file.startsWith("y/"));
        assertEquals(first.files(), second.files());
    }

    @Test
    void aDrawingIsPublishedAsItIs() {
        build(new Shows(new Address("/x/"), DRAWING, STANDARD));
        assertEquals("/posts/a/drawing.svg 3x2", text("x/index.html"));
    }

    @Test
    void reportsAnUndecodablePictureOnceWhereItIsShown() {
        byte[] photo = DrawnPictures.png(48, 36, 1);
        Folders.writeBytes(site.resolve(PHOTO.value()), Arrays.copyOf(photo, photo.length / 2));
        build(shows("/x/", STANDARD), shows("/y/", STANDARD));
        assertEquals(1, problems.size(), problems.toString());
        Problem problem = problems.get(0);
        assertTrue(problem.message().startsWith("the picture \"Ein Foto.jpg\" "), problem.toString());
        assertEquals(
                "content/posts/a/index.md", problem.location().orElseThrow().path());
        assertEquals(5, problem.location().orElseThrow().line());
    }
}
