package dev.octavo.build.pipeline.make;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.blog.content.ReadRequest;
import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.terms.ArticleTerms;
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
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.template.TemplateEngine;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.testing.ShippedWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs made from bytes or words are made again when those change, and at no other time. */
final class InputsTest {
    private static final SourcePath PICTURE = new SourcePath("static/img/a.bin");
    private static final List<String> MADE = new ArrayList<>();

    private final Path site;

    InputsTest(@TempDir Path folder) {
        site = folder.resolve("site");
    }

    /** The bytes of a file, backwards. */
    private record Mirrored(Address address, SourcePath file) implements Output {
        @Override
        public Origin origin() {
            return Origin.of("a picture");
        }

        @Override
        public Content make(Inputs inputs) {
            MADE.add("bytes");
            byte[] bytes = inputs.bytes(file);
            byte[] mirrored = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                mirrored[bytes.length - 1 - i] = bytes[i];
            }
            return new Content.Bytes(mirrored);
        }
    }

    private record Spoken(Address address, SourcePath article) implements Output {
        @Override
        public Origin origin() {
            return Origin.of("an index");
        }

        @Override
        public Content make(Inputs inputs) {
            MADE.add("text");
            StringBuilder terms = new StringBuilder();
            ArticleTerms.forEach(
                    inputs.terms(article),
                    (bytes, from, to, count) -> terms.append(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                            .append(' '));
            return Content.text(terms.toString());
        }
    }

    @BeforeEach
    void write() throws IOException {
        Folders.write(site, "content/site.yaml", "title: Doors\nurl: https://example.org/\nsearch: true\n");
        article("# One & *two*\n\nSee [three](/b/).[^n]\n\n- four\n- five\n\n[^n]: Six.\n");
        Folders.write(site, "content/pages/b.md", "---\ntitle: B\n---\nText.\n");
        Files.createDirectories(site.resolve("static/img"));
        Files.write(site.resolve(PICTURE.value()), new byte[] {0, 1, (byte) 0xFF});
        assertEquals(List.of("bytes", "text"), made());
    }

    private void article(String text) throws IOException {
        Folders.write(site, "content/posts/a.md", "---\ntitle: A\ndate: 2026-01-01\n---\n" + text);
    }

    /** Builds those two files. */
    private List<String> made() throws IOException {
        MADE.clear();
        Project project = Project.open(site, Theme.packed());
        Path out = site.resolve("public");
        Path file = site.resolve("ledger");
        try (SiteDisk disk = SiteDisk.open(out, site);
                SiteWriter writing = disk.begin(false);
                Store store = Store.open(file, new Hash(1, 1), false)) {
            ReadRequest request = new ReadRequest(Builds.NOW, false, Optional.empty(), 1, ArticleCache.NONE);
            ReadSite read = SiteReading.of(project, request, (code, language) -> Optional.empty())
                    .site(project, 1);
            Run run = Run.of(project, read, 1);
            TemplateLinks links = new TemplateLinks(read.site(), run.addresses());
            TemplateEngine engine = new TemplateEngine(
                    new ProjectTemplates(project),
                    read.site().config().url(),
                    ShippedWords.LEXICON,
                    links::problem,
                    false);
            Ledger ledger = Ledger.of(store, "https://example.org/");
            FileHashes contents = new FileHashes(project, ledger);
            Pictures pictures = run.pictures(contents, site.resolve("kept"));
            Components components = new Components(project, read.site(), run.links());
            Sources sources = new Sources(
                    project,
                    read,
                    run.links(),
                    components,
                    RelatedPosts.live(read, run.links(), components, 1),
                    engine,
                    pictures,
                    FingerprintedFiles.NONE,
                    new DataFiles(project),
                    DroppedLinks.NONE,
                    true);
            Making making = new Making(
                    sources, ledger, new Answers(sources, links, contents), run.addresses(), Optional.of(writing));
            making.unlessCurrent(new Mirrored(new Address("/img/a.mirrored"), PICTURE));
            making.unlessCurrent(new Spoken(new Address("/index.txt"), new SourcePath("content/posts/a.md")));
            writing.commit();
            store.save();
        }
        assertEquals(List.of("img/a.mirrored", "index.txt"), paths(file));
        return List.copyOf(MADE);
    }

    private static List<String> paths(Path file) throws IOException {
        try (Store store = Store.openReadOnly(file, new Hash(1, 1)).orElseThrow()) {
            return Ledger.in(store).paths().sorted().toList();
        }
    }

    @Test
    void bytesComeFromBytes() throws IOException {
        assertArrayEquals(new byte[] {(byte) 0xFF, 1, 0}, Files.readAllBytes(site.resolve("public/img/a.mirrored")));
    }

    @Test
    void notIfNothingChanged() throws IOException {
        assertEquals(List.of(), made());
    }

    @Test
    void notIfOnlyTheTimeOfAFileChanged() throws IOException {
        Files.setLastModifiedTime(site.resolve(PICTURE.value()), FileTime.fromMillis(0));
        assertEquals(List.of(), made());
        Files.delete(site.resolve(PICTURE.value()));
        Files.write(site.resolve(PICTURE.value()), new byte[] {0, 1, (byte) 0xFF});
        assertEquals(List.of(), made());
        assertEquals(List.of(), made());
    }

    @Test
    void ifTheBytesChanged() throws IOException {
        Files.write(site.resolve(PICTURE.value()), new byte[] {5, 6, 7});
        assertEquals(List.of("bytes"), made());
        assertArrayEquals(new byte[] {7, 6, 5}, Files.readAllBytes(site.resolve("public/img/a.mirrored")));
    }

    @Test
    void ifTheWordsChanged() throws IOException {
        article("Other words.");
        assertEquals(List.of("text"), made());
        assertEquals("a other word ", Files.readString(site.resolve("public/index.txt")));
    }
}
