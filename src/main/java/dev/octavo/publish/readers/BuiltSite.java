package dev.octavo.publish.readers;

import dev.octavo.build.disk.DiskException;
import dev.octavo.build.disk.SiteDisk;
import dev.octavo.lib.address.Nfc;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Parallel;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.PageFacts;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The contents of an out folder.
 *
 * @param site the files that a build made there
 * @param foreign other paths in the folder, sorted, which are not published; a slash marks a folder with all its files
 */
public record BuiltSite(FinishedSite site, List<String> foreign) {
    private static final int NAMED = 5;

    public BuiltSite {
        foreign = List.copyOf(foreign);
    }

    /**
     * Reads the site that was built into {@code out}. The folder is locked meanwhile, so no build can change it.
     *
     * @param known a site that was read before: facts about pages with the same bytes are taken from it
     * @throws ProblemException if there is no site, or its files are not as the build wrote them
     */
    public static BuiltSite read(Path out, Path siteFolder, SiteManifest known, ReadOptions options) {
        try (SiteDisk disk = SiteDisk.openBuilt(out, siteFolder)) {
            List<SiteDisk.BuiltFile> made = disk.files();
            requireBuild(options.build(), made);
            AtomicInteger done = new AtomicInteger();
            List<Optional<SiteFile>> files = Parallel.map(made, options.threads(), file -> {
                Optional<SiteFile> read = read(disk.out(), file, known);
                options.progress().at("read", done.incrementAndGet(), made.size());
                return read;
            });
            SiteManifest manifest =
                    SiteManifest.of(files.stream().flatMap(Optional::stream).toList());
            requireAsBuilt(out, made, manifest);
            SortedSet<String> ours = new TreeSet<>();
            manifest.files().keySet().forEach(path -> ours.add(path.value()));
            SortedSet<String> foreign = new TreeSet<>();
            addForeign(disk.out(), disk, ours, foreign);
            return new BuiltSite(new FinishedSite(disk.out(), manifest), List.copyOf(foreign));
        }
    }

    /** The same for a target that sends text compressed. */
    public BuiltSite withPacked() {
        return new BuiltSite(site.withPacked(), foreign);
    }

    /**
     * How to read a site.
     *
     * @param build what {@link #build} returned for the build to read; empty for any build
     */
    public record ReadOptions(Optional<Hash> build, int threads, Progress progress) {}

    /** Identifies the site that the last build made in {@code out}. */
    public static Hash build(Path out, Path siteFolder) {
        try (SiteDisk disk = SiteDisk.openBuilt(out, siteFolder)) {
            return build(disk.files());
        }
    }

    private static Hash build(List<SiteDisk.BuiltFile> made) {
        Digest digest = new Digest();
        made.forEach(file -> digest.add(file.path().value()).add(file.hash()));
        return digest.hash();
    }

    /** A preview with drafts, or a site for another URL, must not be published instead. */
    private static void requireBuild(Optional<Hash> wanted, List<SiteDisk.BuiltFile> made) {
        if (wanted.isPresent() && !wanted.get().equals(build(made))) {
            throw ProblemException.of(
                    "another build ran in the out folder meanwhile",
                    "let no other build run while the site is published, and publish again");
        }
    }

    /** Reads a file; empty if it is not as the build made it. */
    private static Optional<SiteFile> read(Path folder, SiteDisk.BuiltFile made, SiteManifest known) {
        Path file = folder.resolve(made.path().value());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        boolean page = FileKind.of(made.path()) == FileKind.PAGE;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Digest digest = new Digest();
        Sha256.HashingOutputStream hashing =
                new Sha256.HashingOutputStream(digest.tee(page ? bytes : OutputStream.nullOutputStream()));
        try {
            Files.copy(file, hashing);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw DiskException.of("read", file, e);
        }
        if (!digest.hash().equals(made.hash())) {
            return Optional.empty();
        }
        Sha256 hash = hashing.hash();
        Optional<PageFacts> facts = known.file(made.path())
                .filter(before -> before.hash().equals(hash))
                .flatMap(SiteFile::page)
                .or(() ->
                        page ? Optional.of(FinishedPage.of(bytes.toByteArray()).facts()) : Optional.empty());
        return Optional.of(new SiteFile(made.path(), made.size(), hash, facts));
    }

    private static void requireAsBuilt(Path out, List<SiteDisk.BuiltFile> made, SiteManifest site) {
        List<String> changed = made.stream()
                .filter(file -> !site.contains(file.path()))
                .map(file -> file.path().value())
                .toList();
        if (!changed.isEmpty()) {
            String are = Figures.count(changed.size(), "file is", "files are");
            throw ProblemException.of(
                    are + " not as the build left " + out + ": " + Figures.list(changed, NAMED),
                    "build again; to change a file for good, change what it is made from, in templates/ or static/");
        }
    }

    /** Adds paths in a folder that are not part of the site; a folder without files of the site gets a slash. */
    private static void addForeign(Path folder, SiteDisk disk, SortedSet<String> ours, SortedSet<String> found) {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                // As in the manifest: some file systems store letters in decomposed form.
                String name = Nfc.of(Slashes.of(disk.out().relativize(entry)));
                boolean inner = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
                boolean empty = inner && Arrays.equals(entry.toFile().list(), new String[0]);
                if (inner && !ours.subSet(name + "/", name + (char) ('/' + 1)).isEmpty()) {
                    addForeign(entry, disk, ours, found);
                } else if (!ours.contains(name) && !disk.isOurs(entry) && !empty) {
                    found.add(inner ? name + "/" : name);
                }
            }
        } catch (IOException e) {
            throw DiskException.of("read", folder, e);
        }
    }
}
