package dev.octavo.disk;

import dev.octavo.hash.Hash;
import dev.octavo.output.OutputPath;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The out folder of a site, held by one build at a time. Whatever ends a build, the folder holds the last site whole or
 * the next one whole; what a killed build left half done is finished or undone when the folder is opened again.
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

    /**
     * Takes the folder {@code out}, which need not be there yet, for the site in {@code siteFolder}.
     *
     * @throws ProblemException where no site may be put there, or another build is at it
     * @throws DiskException where the disk does not do its part
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
                OutFolderCheck.require(out, siteFolder); // another build may have ended since
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
     * Takes the folder {@code out} to read the site in it, so that no build changes it meanwhile.
     *
     * @throws ProblemException where no build has finished there, or one is at it
     */
    public static SiteDisk openBuilt(Path out, Path siteFolder) {
        OutPaths places = DiskException.wrap("read", out, () -> OutPaths.at(out, siteFolder));
        // A killed build may have left the site elsewhere; it is there when the folder has been opened.
        if (!places.hasUnfinishedUpdate() && !Manifest.isIn(places.out())) {
            throw noSite(out);
        }
        return open(out, siteFolder);
    }

    private static ProblemException noSite(Path out) {
        return ProblemException.of(
                "there is no finished site in " + out, "make it with octavo build, or name its folder with --out");
    }

    /** A file that a build made. */
    public record BuiltFile(OutputPath path, long size, Hash hash) {}

    /**
     * The files of the site, by path, as the last build wrote them.
     *
     * @throws ProblemException where there is none
     */
    public List<BuiltFile> files() {
        if (!Manifest.isIn(places.out())) {
            throw noSite(places.out());
        }
        Manifest manifest = DiskException.wrap("read", places.manifest(), () -> Manifest.read(places.out()));
        return manifest.entries().entrySet().stream()
                .map(file -> new BuiltFile(
                        new OutputPath(file.getKey()),
                        file.getValue().size(),
                        file.getValue().hash()))
                .toList();
    }

    /** Whether a path in the out folder is Octavo's own and no file of the site. */
    public boolean isOurs(Path path) {
        return path.equals(places.manifest()) || path.startsWith(places.work());
    }

    /** The out folder, as it is really called. */
    public Path out() {
        return places.out();
    }

    /** A folder for what the next build is to remember of this site; absent where nothing of a build stays. */
    public Optional<Path> cacheFolder() {
        if (!places.persistent()) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(places.cacheFolder());
            return Optional.of(places.cacheFolder());
        } catch (IOException e) {
            return Optional.empty(); // a build remembers less, but is as good
        }
    }

    /** Where all builds of a site keep what takes long to make. */
    public static Path pictureCache(Path siteFolder) {
        return siteFolder.resolve(OutPaths.WORK).resolve("pictures");
    }

    /** A file for what this build puts aside; if it is left behind, the next build deletes it. */
    public Path scratchFile() {
        return places.scratchFile();
    }

    /** A second file of that kind. */
    public Path secondScratchFile() {
        return places.secondScratchFile();
    }

    /**
     * Where builds of the site in {@code siteFolder} into {@code out} remember something, whether they have or not;
     * absent where nothing of a build stays. Another build may be at it; what a killed one left half done is finished.
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
            return; // a build is at it, which finishes it, or only another user may
        }
    }

    /**
     * Begins to write a site.
     *
     * @param clean whether nothing that was noted about the files on disk is believed
     */
    public SiteWriter begin(boolean clean) {
        return DiskException.wrap("read", places.manifest(), () -> new SiteWriter(places, files, clean));
    }

    /** Finishes or undoes what was begun, and removes every temporary file. */
    static void tidy(OutPaths places, FileOperations files) {
        try {
            Journal.recover(places, files);
            new SiteSwap(places, files).recover();
            syncBeforeDeleting(places, files);
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

    /** What is deleted may be the site before: then the name of the next one has to be on the disk. */
    private static void syncBeforeDeleting(OutPaths places, FileOperations files) throws IOException {
        if (OutPaths.exists(places.stage().resolve(OutPaths.MANIFEST)) || OutPaths.exists(places.trash())) {
            files.sync(places.work(), List.of());
            files.sync(OutPaths.parent(places.out()), List.of());
        }
    }

    /** Gives the folder up to the next build. */
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
            return; // the next build is already at it, or a killed one left something that it will finish
        }
    }
}
