package dev.octavo.build.disk;

import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.output.OutputPath;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The out folder of a site, locked by one build at a time. However a build ends, the folder holds the whole last site
 * or the whole next one: opening it finishes or undoes what a killed build left half done.
 */
public final class SiteDisk implements AutoCloseable {
    private static final ProcessLock.Purpose WRITING = new ProcessLock.Purpose(
            "another build",
            "is writing to this out folder",
            "wait until it has ended, or choose another folder with --out");

    private final OutPaths places;
    private final FileOperations files;
    private final ProcessLock lock;

    private SiteDisk(OutPaths places, FileOperations files, ProcessLock lock) {
        this.places = places;
        this.files = files;
        this.lock = lock;
    }

    /** Returns the folder for a site with drafts, or of another moment, unless the author names one. */
    public static Path notPublic(Path siteFolder) {
        return OutPaths.notPublic(siteFolder);
    }

    /**
     * Locks the folder {@code out}, which need not exist yet, for the site in {@code siteFolder}.
     *
     * @throws ProblemException if no site may be written there, or another build holds the lock
     * @throws DiskException if a read or a write fails
     */
    public static SiteDisk open(Path out, Path siteFolder) {
        return open(out, siteFolder, new FileOperations.Real());
    }

    static SiteDisk open(Path out, Path siteFolder, FileOperations files) {
        try {
            OutPaths places = OutFolderCheck.require(out, siteFolder);
            SiteDisk disk = new SiteDisk(places, files, ProcessLock.take(places.lock(), WRITING));
            boolean ready = false;
            try {
                tidy(places, files);
                OutFolderCheck.require(out, siteFolder); // another build may have ended before we got the lock
                ready = true;
                return disk;
            } finally {
                if (!ready) {
                    disk.close();
                }
            }
        } catch (IOException e) {
            throw DiskException.of("build into", out, e);
        }
    }

    /**
     * Locks the folder {@code out} to read the site in it, so that no build changes it meanwhile.
     *
     * @throws ProblemException if no build has finished there, or a build holds the lock
     */
    public static SiteDisk openBuilt(Path out, Path siteFolder) {
        OutPaths places = DiskException.wrap("read", out, () -> OutPaths.at(out, siteFolder));
        // A killed build may have left the site in its work folder; opening the out folder moves it back.
        if (!places.hasUnfinishedUpdate() && !hasSite(places)) {
            throw noSite(out);
        }
        return open(out, siteFolder);
    }

    private static boolean hasSite(OutPaths places) {
        boolean listed = Manifest.isAt(places.manifest()) || Manifest.isAt(places.newManifest());
        return listed && DiskException.wrap("read", places.out(), () -> !OutFolderCheck.isEmpty(places));
    }

    private static ProblemException noSite(Path out) {
        return ProblemException.of(
                "there is no finished site in " + out, "make it with octavo build, or name its folder with --out");
    }

    /** A file that a build made. */
    public record BuiltFile(OutputPath path, long size, Hash hash) {}

    /**
     * The files of the site as the last build wrote them, sorted by path.
     *
     * @throws ProblemException if there is no site
     */
    public List<BuiltFile> files() {
        if (!hasSite(places)) {
            throw noSite(places.out());
        }
        Manifest manifest = DiskException.wrap("read", places.manifest(), () -> Manifest.read(places));
        return manifest.entries().entrySet().stream()
                .map(file -> new BuiltFile(
                        new OutputPath(file.getKey()),
                        file.getValue().size(),
                        file.getValue().hash()))
                .toList();
    }

    /** Whether a path in the out folder belongs to Octavo rather than to the site. */
    public boolean isOurs(Path path) {
        return path.startsWith(places.work());
    }

    /** The real path of the out folder. */
    public Path out() {
        return places.out();
    }

    /** The folder of the cache for the next build; absent if the work folder is not kept or cannot be written to. */
    public Optional<Path> cacheFolder() {
        if (!places.persistent()) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(places.cacheFolder());
            return Optional.of(places.cacheFolder());
        } catch (IOException e) {
            return Optional.empty(); // the next build takes longer, but makes the same site
        }
    }

    /** The folder where all builds of a site keep pictures, which take long to make. */
    public static Path pictureCache(Path siteFolder) {
        return siteFolder.resolve(OutPaths.WORK).resolve("pictures");
    }

    /** A temporary file for this build. If it is left behind, the next build deletes it. */
    public Path scratchFile() {
        return places.scratchFile();
    }

    /** Another temporary file for this build. */
    public Path secondScratchFile() {
        return places.secondScratchFile();
    }

    /**
     * The folder of the cache for builds of {@code siteFolder} into {@code out}, which need not exist; absent if the
     * work folder is not kept. Does not lock it, but finishes what a killed build left half done.
     */
    public static Optional<Path> cacheFolder(Path out, Path siteFolder) {
        OutPaths places = DiskException.wrap("read", out, () -> OutPaths.at(out, siteFolder));
        if (places.hasUnfinishedUpdate()) {
            finish(out, siteFolder);
        }
        return places.persistent() ? Optional.of(places.cacheFolder()) : Optional.empty();
    }

    private static void finish(Path out, Path siteFolder) {
        try {
            open(out, siteFolder).close();
        } catch (ProblemException e) {
            return; // a running build will finish it, or only another user may
        }
    }

    /**
     * Starts to write a site.
     *
     * @param clean whether to read the files on disk instead of trusting the times recorded for them
     */
    public SiteWriter begin(boolean clean) {
        return DiskException.wrap("read", places.manifest(), () -> new SiteWriter(places, files, clean));
    }

    /** Finishes or undoes an interrupted update, and deletes all temporary files. */
    static void tidy(OutPaths places, FileOperations files) {
        try {
            Journal.recover(places, files);
            new SiteSwap(places, files).recover();
            syncBeforeDeleting(places, files);
            takeManifest(places, files);
            files.deleteTree(places.stage());
            files.deleteTree(places.backups());
            files.deleteTree(places.trash());
            files.delete(places.part());
            files.delete(places.scratchFile());
            files.delete(places.secondScratchFile());
        } catch (IOException e) {
            throw DiskException.of("clean up", places.work(), e);
        }
    }

    /** If the previous site is about to be deleted, the new site's name must be on the disk first. */
    private static void syncBeforeDeleting(OutPaths places, FileOperations files) throws IOException {
        if (OutPaths.exists(places.newManifest()) || OutPaths.exists(places.trash())) {
            files.sync(places.work(), List.of());
            files.sync(OutPaths.parent(places.out()), List.of());
        }
    }

    /** Moves the manifest that came with a new site to its place. */
    private static void takeManifest(OutPaths places, FileOperations files) throws IOException {
        if (Manifest.isAt(places.newManifest())
                || (OutPaths.isFile(places.newManifest()) && places.isRecordedAsOurs())) {
            files.move(places.newManifest(), places.manifest());
        }
    }

    /** Unlocks the folder for the next build. */
    @Override
    public void close() {
        try {
            if (places.persistent()) {
                lock.release();
            } else {
                lock.releaseAndDelete();
                removeWork();
            }
        } catch (IOException e) {
            throw DiskException.of("clean up", places.work(), e);
        }
    }

    private void removeWork() throws IOException {
        try {
            files.delete(places.work());
            if (places.canSwap()) {
                files.delete(OutPaths.parent(places.work()));
            }
        } catch (DirectoryNotEmptyException e) {
            return; // the next build is already using it, or must finish what a killed one left
        }
    }
}
