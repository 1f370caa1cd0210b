package dev.octavo.publish.release;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.LockFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.function.IOConsumer;

/**
 * Operations on the folder of a site's releases, here or on a server. Paths are relative to it, with {@code /} between
 * segments; the empty path is the folder itself. All methods except {@link #lock} are safe for several threads.
 */
public interface ReleaseFiles extends LockFolder, AutoCloseable {
    enum Kind {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }

    /**
     * A file, folder or link.
     *
     * @param size in bytes; 0 if it is not a file
     */
    record Entry(String name, Kind kind, long size) {}

    /** Where the folder is, for messages: {@code the folder /srv/blog}, {@code web@example.org:/srv/blog}. */
    String description();

    /** How many threads should call methods at once. */
    int threads();

    /** Whether reading is cheap, so that existing files are verified before they are reused. */
    default boolean isLocal() {
        return false;
    }

    /** What is at {@code path}, without following a symbolic link; empty if nothing is. */
    Optional<Entry> entry(String path) throws IOException;

    /** The entries of a folder, in any order; empty if the folder does not exist. */
    List<Entry> list(String folder) throws IOException;

    /** Copies a file to {@code out}; false if it does not exist. */
    boolean read(String path, OutputStream out) throws IOException;

    @Override
    default Optional<byte[]> bytes(String path) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return read(path, bytes) ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }

    @Override
    default List<String> names() throws IOException {
        return list("").stream().map(Entry::name).toList();
    }

    @Override
    default void create(String name, byte[] content) throws IOException {
        write(name, out -> out.write(content));
    }

    /**
     * Writes a file in an existing folder. A file with the same name is replaced.
     *
     * @param source writes the content to the stream, and leaves it open
     */
    void write(String path, IOConsumer<OutputStream> source) throws IOException;

    /** Makes a folder, whose parent exists; false if it exists already. */
    boolean makeFolder(String path) throws IOException;

    /** Makes a hard link; false if that is not possible, and nothing has changed. */
    boolean link(String existing, String name) throws IOException;

    /** Renames a file, a link or a folder atomically; a file or link at {@code to} is replaced. */
    void move(String from, String to) throws IOException;

    /** The target of a symbolic link, as written in it; empty if {@code path} is not a link. */
    Optional<String> target(String path) throws IOException;

    /** Makes a symbolic link. An existing one is replaced, but not atomically. */
    void makeLink(String path, String target) throws IOException;

    /** Deletes a file, a link or an empty folder, if it exists. */
    @Override
    void delete(String path) throws IOException;

    /** Flushes a file or folder to the disk, if that is possible from here. */
    default void sync(String path) throws IOException {}

    /** Whole folders in one step each. What fails is left to the other operations. */
    interface WholeFolders {
        /** Makes a folder that does not exist yet, with hard links to all files of another; false if it fails. */
        boolean linkAll(String from, String to);

        /** Everything below a folder, by path relative to it; empty if it fails. */
        Optional<List<Entry>> tree(String folder);

        /** Deletes a folder with everything in it; false if it fails. */
        boolean deleteAll(String folder);

        /** Flushes everything below a folder to the disk; false if it fails. */
        boolean syncAll(String folder);
    }

    /** Operations on whole folders, where there are any; may be called only while the lock is held. */
    default Optional<WholeFolders> wholeFolders() {
        return Optional.empty();
    }

    /** The last {@code length} bytes of a file, or fewer; empty if it does not exist. */
    default Optional<byte[]> end(String path, int length) throws IOException {
        return bytes(path).map(all -> Arrays.copyOfRange(all, Math.max(0, all.length - length), all.length));
    }

    /**
     * Takes the lock for publishing here. Closing it releases it; if this process dies, it expires soon.
     *
     * @throws ProblemException if another publishing holds it
     */
    Lock lock(Progress progress) throws IOException;

    @Override
    default void close() throws IOException {}
}
