package dev.octavo.build.disk;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.lib.address.Slashes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.stream.Stream;

/** All operations that change the disk. Tests replace them to make any single one fail. */
interface FileOperations {
    /** Makes a folder, unless it exists. Its parent exists. */
    void makeFolder(Path folder) throws IOException;

    /** Creates a file, and returns a stream to write it. */
    OutputStream create(Path file) throws IOException;

    /** Waits until the files and folders {@code names} below {@code root}, and their parents, are on the disk. */
    void sync(Path root, Collection<String> names) throws IOException;

    /** Renames atomically; a file at {@code to} is replaced. */
    void move(Path from, Path to) throws IOException;

    /** Swaps the names of two folders atomically. False if the system cannot do that, and nothing has changed. */
    boolean exchange(Path one, Path other) throws IOException;

    /** Makes a hard link; if the file system cannot, a copy with the same modification time. */
    void link(Path name, Path existing) throws IOException;

    /** Deletes a file, a link or an empty folder, if it exists. */
    void delete(Path path) throws IOException;

    /** Makes a folder and its parents, unless they exist. */
    default void makeFolders(Path folder) throws IOException {
        if (!OutPaths.isFolder(folder)) {
            makeFolders(OutPaths.parent(folder));
            makeFolder(folder);
        }
    }

    /** Deletes a folder with everything in it; symbolic links are deleted, not followed. */
    default void deleteTree(Path folder) throws IOException {
        if (OutPaths.isFolder(folder)) {
            for (String name : names(folder)) {
                deleteTree(folder.resolve(name));
            }
        }
        delete(folder);
    }

    // Opens one file at a time, for when nearly too many are open; Files.walkFileTree opens two for each level.
    private static String[] names(Path folder) throws IOException {
        String[] names = Slashes.onDefaultFileSystem(folder) ? folder.toFile().list() : null;
        if (names != null) {
            return names;
        }
        try (Stream<Path> files = Files.list(folder)) { // throws an exception that says what is wrong
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }

    /** The real operations. */
    final class Real implements FileOperations {
        @Override
        public void makeFolder(Path folder) throws IOException {
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException e) {
                if (!OutPaths.isFolder(folder)) {
                    throw e;
                }
            }
        }

        @Override
        public OutputStream create(Path file) throws IOException {
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        @Override
        public void sync(Path root, Collection<String> names) throws IOException {
            Flush.sync(root, names);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            AtomicFiles.move(from, to);
        }

        @Override
        public boolean exchange(Path one, Path other) {
            return AtomicFiles.exchange(one, other);
        }

        @Override
        public void link(Path name, Path existing) throws IOException {
            try {
                Files.createLink(name, existing);
            } catch (UnsupportedOperationException | IOException e) {
                // FAT has no links, and other file systems limit their number.
                CopyOption[] alike = {StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS};
                Files.copy(existing, name, alike);
            }
        }

        @Override
        public void delete(Path path) throws IOException {
            Files.deleteIfExists(path);
        }
    }
}
