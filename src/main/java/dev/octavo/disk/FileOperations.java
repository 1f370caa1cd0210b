package dev.octavo.disk;

import dev.octavo.address.Slashes;
import dev.octavo.project.Replacing;
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

/** Everything that changes a disk: the seam at which the tests let each single step fail. */
interface FileOperations {
    /** Makes a folder, where it is not there yet. Its parent exists. */
    void makeFolder(Path folder) throws IOException;

    /** A new file, to be written and closed. */
    OutputStream create(Path file) throws IOException;

    /** Waits until files and folders below {@code root} are on the disk, and all folders that they lie in. */
    void sync(Path root, Collection<String> names) throws IOException;

    /** Renames in one step; a file at {@code to} is replaced. */
    void move(Path from, Path to) throws IOException;

    /** Lets two folders swap their names in one step. False where the system cannot, and nothing has happened. */
    boolean exchange(Path one, Path other) throws IOException;

    /** Gives a file a second name, or a copy with its time where the file system has no links. */
    void link(Path name, Path existing) throws IOException;

    /** Deletes a file, a link or an empty folder, where there is one. */
    void delete(Path path) throws IOException;

    /** Makes a folder and those above it, where they are not there yet. */
    default void makeFolders(Path folder) throws IOException {
        if (!OutPaths.isFolder(folder)) {
            makeFolders(OutPaths.parent(folder));
            makeFolder(folder);
        }
    }

    /** Deletes a folder with all that is in it; symbolic links are deleted, not followed. */
    default void deleteTree(Path folder) throws IOException {
        if (OutPaths.isFolder(folder)) {
            for (String name : names(folder)) {
                deleteTree(folder.resolve(name));
            }
        }
        delete(folder);
    }

    // Where too many files are open, one more may be: this needs one, Files.walkFileTree two for each level.
    private static String[] names(Path folder) throws IOException {
        String[] names = Slashes.onDefaultFileSystem(folder) ? folder.toFile().list() : null;
        if (names != null) {
            return names;
        }
        try (Stream<Path> files = Files.list(folder)) { // says what is wrong
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }

    /** The disk itself. */
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
            Replacing.move(from, to);
        }

        @Override
        public boolean exchange(Path one, Path other) {
            return Slashes.onDefaultFileSystem(one) && AtomicExchange.swap(one, other);
        }

        @Override
        public void link(Path name, Path existing) throws IOException {
            try {
                Files.createLink(name, existing);
            } catch (UnsupportedOperationException | IOException e) {
                // FAT has no links, others allow a file only so many of them.
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
