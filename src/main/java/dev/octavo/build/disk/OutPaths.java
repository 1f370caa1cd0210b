package dev.octavo.build.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The paths of an out folder and of the work folder for it.
 *
 * @param out the finished site
 * @param work the folder for temporary files and caches, in the same file system, so that files are moved by renaming
 * @param persistent whether the work folder is kept for the next build: only in the site's own {@code .octavo};
 *     elsewhere, only the manifest stays in it
 */
record OutPaths(Path out, Path work, boolean persistent) {
    /**
     * The manifest of a new site on its way: it comes into the out folder together with the site, so that both change at
     * once, and is then moved to {@link #manifest}.
     */
    static final String MANIFEST = ".octavo-manifest";

    static final String WORK = ".octavo";

    /** The name in our own folder of a site that readers are not to get. */
    static final String NOT_PUBLIC = "not-public";

    /**
     * @param out a real path
     * @param siteFolder a real path
     */
    static OutPaths of(Path out, Path siteFolder) throws IOException {
        if (out.equals(notPublic(siteFolder))) {
            return new OutPaths(out, out.resolveSibling(NOT_PUBLIC + ".work"), true);
        }
        Path parent = parent(out);
        OutPaths beside = new OutPaths(out, parent.resolve(WORK).resolve(out.getFileName()), parent.equals(siteFolder));
        // Who could write beside it once is told that it is not possible now.
        boolean within = !exists(beside.manifest())
                && Files.exists(out)
                && (!Files.isWritable(parent) || isMountPoint(out, parent));
        return within ? new OutPaths(out, out.resolve(WORK), false) : beside;
    }

    static Path notPublic(Path siteFolder) {
        return siteFolder.resolve(WORK).resolve(NOT_PUBLIC);
    }

    /** The paths of an out folder as an author names it. */
    static OutPaths at(Path out, Path siteFolder) throws IOException {
        return of(OutFolderCheck.realPath(out), siteFolder.toRealPath());
    }

    private static boolean isMountPoint(Path folder, Path parent) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return false;
        }
        return !Files.getAttribute(folder, "unix:dev").equals(Files.getAttribute(parent, "unix:dev"));
    }

    /** Whether the out folder itself can be renamed. */
    boolean canSwap() {
        return !work.startsWith(out);
    }

    /** Whether the work folder shows that the out folder is ours, even if its manifest is broken. */
    boolean isRecordedAsOurs() {
        boolean listed = isFile(manifest()) || isFile(newManifest());
        return persistent && listed && (exists(times()) || exists(cacheFolder()));
    }

    /** Whether a build is changing the site, or was killed while it did. */
    boolean hasUnfinishedUpdate() {
        return exists(journal()) || exists(undo()) || exists(old());
    }

    /** The list of our files in the out folder; outside of it, so that a folder can be uploaded as it is. */
    Path manifest() {
        return work.resolve("manifest");
    }

    /** A manifest in the out folder, by a build that was killed or an early version of Octavo; newer than the other. */
    Path newManifest() {
        return out.resolve(MANIFEST);
    }

    Path lock() {
        return work.resolve("lock");
    }

    /** The modification times of the site's files after the last build. */
    Path times() {
        return work.resolve("times");
    }

    /** The cache for the next build. */
    Path cacheFolder() {
        return work.resolve("memory");
    }

    /** A temporary file of the build. */
    Path scratchFile() {
        return work.resolve("passing");
    }

    /** Another temporary file of the build. */
    Path secondScratchFile() {
        return work.resolve("aside");
    }

    /** New files, with the same paths as in the site. */
    Path stage() {
        return work.resolve("stage");
    }

    /** The old site, between the two renames of a swap. */
    Path old() {
        return work.resolve("old");
    }

    /** A folder to be deleted. */
    Path trash() {
        return work.resolve("trash");
    }

    /** Links to the files that a journal replaces or removes. */
    Path backups() {
        return work.resolve("saved");
    }

    /** Steps from the old site to the new one, to be done. */
    Path journal() {
        return work.resolve("journal");
    }

    /** The same steps, to be undone. */
    Path undo() {
        return work.resolve("undo");
    }

    /** A file that is being written, and renamed when complete. */
    Path part() {
        return work.resolve("part");
    }

    /** The file that an operation failed on, as its path in the site; the out folder if the exception names no file. */
    Path failedFile(IOException failure) {
        if (!(failure instanceof FileSystemException named) || named.getFile() == null) {
            return out;
        }
        Path file = out.getFileSystem().getPath(named.getFile());
        return file.startsWith(stage()) ? out.resolve(stage().relativize(file)) : file;
    }

    /** The folder of {@code path}, which is never a root here. */
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

    /** Whether it is a file and not a link to one. */
    static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it is a folder and not a link to one. */
    static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
