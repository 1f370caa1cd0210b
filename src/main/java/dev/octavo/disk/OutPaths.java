package dev.octavo.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The paths that belong to an out folder.
 *
 * @param out the finished site
 * @param work what a build needs while it writes: in the same file system, so that a file is moved by renaming
 * @param persistent whether the work folder stays for the next build: it does in the site's own {@code .octavo}
 */
record OutPaths(Path out, Path work, boolean persistent) {
    /** Lies in every out folder of ours, says that it is ours, and lists its files. */
    static final String MANIFEST = ".octavo-manifest";

    static final String WORK = ".octavo";

    /**
     * @param out a real path
     * @param siteFolder a real path
     */
    static OutPaths of(Path out, Path siteFolder) throws IOException {
        Path parent = parent(out);
        if (Files.exists(out) && (!Files.isWritable(parent) || isMountPoint(out, parent))) {
            return new OutPaths(out, out.resolve(WORK), false);
        }
        Path work = parent.resolve(WORK).resolve(out.getFileName());
        return new OutPaths(out, work, parent.equals(siteFolder));
    }

    /** Those of an out folder as an author names it. */
    static OutPaths at(Path out, Path siteFolder) throws IOException {
        return of(OutFolderCheck.realPath(out), siteFolder.toRealPath());
    }

    private static boolean isMountPoint(Path folder, Path parent) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return false;
        }
        return !Files.getAttribute(folder, "unix:dev").equals(Files.getAttribute(parent, "unix:dev"));
    }

    /** Whether the out folder can be renamed as a whole. */
    boolean canSwap() {
        return !work.startsWith(out);
    }

    /** Whether what is remembered beside the out folder says that it is ours, though its manifest may be broken. */
    boolean isRecordedAsOurs() {
        return persistent && isFile(manifest()) && (exists(times()) || exists(cacheFolder()));
    }

    /** Whether a build began to change the site and has not ended yet, or was killed. */
    boolean hasUnfinishedUpdate() {
        return exists(journal()) || exists(undo()) || exists(old());
    }

    Path manifest() {
        return out.resolve(MANIFEST);
    }

    Path lock() {
        return work.resolve("lock");
    }

    /** The times of the site's files, as the last build left them. */
    Path times() {
        return work.resolve("times");
    }

    /** What the build remembers for the next one. */
    Path cacheFolder() {
        return work.resolve("memory");
    }

    /** What the build puts aside while it runs. */
    Path scratchFile() {
        return work.resolve("passing");
    }

    /** A second file of that kind. */
    Path secondScratchFile() {
        return work.resolve("aside");
    }

    /** New files, laid out as in the site. */
    Path stage() {
        return work.resolve("stage");
    }

    /** The site before the one in {@link #stage()}, between two renames. */
    Path old() {
        return work.resolve("old");
    }

    /** What is to be deleted. */
    Path trash() {
        return work.resolve("trash");
    }

    /** Second names of the files that a journal replaces or removes. */
    Path backups() {
        return work.resolve("saved");
    }

    /** Steps from the old site to the new one, to be finished. */
    Path journal() {
        return work.resolve("journal");
    }

    /** The same steps, to be undone. */
    Path undo() {
        return work.resolve("undo");
    }

    /** A file that is renamed to its name when it is complete. */
    Path part() {
        return work.resolve("part");
    }

    /**
     * The file that a step failed at, under the name by which an author knows it; the out folder where it is not said.
     */
    Path failedFile(IOException failure) {
        if (!(failure instanceof FileSystemException named) || named.getFile() == null) {
            return out;
        }
        Path file = out.getFileSystem().getPath(named.getFile());
        return file.startsWith(stage()) ? out.resolve(stage().relativize(file)) : file;
    }

    /** The folder that {@code path} lies in: nothing here ever handles a root. */
    static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalStateException("a root was not refused: " + path);
        }
        return parent;
    }

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it is a file, and no link to one. */
    static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it is a folder, and no link to one. */
    static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
