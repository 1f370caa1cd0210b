package dev.octavo.build.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.blog.content.ReadRequest;
import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.build.cache.Ledger;
import dev.octavo.build.cache.Store;
import dev.octavo.build.pipeline.make.DroppedLinks;
import dev.octavo.build.pipeline.make.FileHashes;
import dev.octavo.build.pipeline.make.Making;
import dev.octavo.build.pipeline.picture.Pictures;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.highlight.Highlighter;
import dev.octavo.lib.problem.Bug;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.work.Progress;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If Octavo itself fails, the failure says which file was at work, and the site is as it was. */
final class FileAtWorkTest {
    private static final String HEAD = "---\ntitle: One\ndate: 2026-01-01\n---\n";

    private final Path site;

    FileAtWorkTest(@TempDir Path folder) {
        site = folder.resolve("site");
        Folders.write(site, "content/site.yaml", "title: T\nurl: https://example.org/\n");
        Folders.write(site, "content/posts/one.md", HEAD + "Text.\n");
        Folders.write(site, "content/posts/two.md", HEAD + "Text.\n");
    }

    private BuildRequest request(int threads) {
        return new BuildRequest(site, site.resolve("public"), Optional.empty(), false, Builds.NOW, false, threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whileArticlesAreRead(int threads) {
        Builds.build(site, site.resolve("public"), threads);
        Map<String, String> before = Folders.hashes(site.resolve("public"));
        Folders.write(site, "content/posts/two.md", HEAD + "Edited.\n\n```boom\ncode\n```\n");
        NoSuchMethodError bug = assertThrows(
                NoSuchMethodError.class,
                () -> Build.run(request(threads), Progress.SILENT, (code, language) -> {
                    if (language.equals("boom")) {
                        throw new NoSuchMethodError("of a library");
                    }
                    return Optional.empty();
                }));
        assertEquals(Optional.of(Location.file("content/posts/two.md")), Bug.file(bug));
        assertEquals(before, Folders.hashes(site.resolve("public")));
    }

    /** A page of which the generator has a bug. */
    private record Broken(Address address) implements Output {
        @Override
        public Origin origin() {
            return Origin.of("a page");
        }

        @Override
        public Content make(Inputs inputs) {
            throw new IllegalStateException("never");
        }
    }

    @Test
    void whilePagesAreMade() {
        Project project = Project.open(site, Theme.packed());
        ReadRequest reading = new ReadRequest(Builds.NOW, false, Optional.empty(), 1, ArticleCache.NONE);
        ReadSite read = SiteReading.of(project, reading, new Highlighter()).site(project, 1);
        Run run = Run.of(project, read, 1);
        try (Store store = Store.open(site.resolve("ledger"), new Hash(1, 1), false)) {
            Ledger ledger = Ledger.of(store, "https://example.org/");
            FileHashes contents = new FileHashes(project, ledger);
            Pictures pictures = run.pictures(contents, site.resolve("kept"));
            Making making = run.making(DroppedLinks.NONE, ledger, contents, pictures, Optional.empty(), true);
            IllegalStateException bug = assertThrows(
                    IllegalStateException.class,
                    () -> making.all(List.of(new Broken(new Address("/broken/"))), 2, Progress.SILENT));
            assertEquals(Optional.of(Location.file("/broken/")), Bug.file(bug));
        }
    }
}
