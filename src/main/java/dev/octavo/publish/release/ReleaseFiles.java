package dev.octavo.publish.release;

import dev.octavo.problem.ProblemException;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.LockFolder;
import dev.octavo.work.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.function.IOConsumer;

/**
 * The folder that holds the releases of a site, on this machine or on a server. Every path is relative to it, with {@code /}
 * between its segments; the empty one is the folder itself. All methods but {@link #lock} may be called from several threads.
 */
public interface ReleaseFiles extends LockFolder, AutoCloseable {
    enum Kind {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }

    /**
     * Something in a folder.
     *
     * @param size in bytes; 0 for what is no file
     */
    record Entry(String name, Kind kind, long size) {}

    /** Where it is, as the author would say it: {@code the folder /srv/blog}, {@code web@example.org:/srv/blog}. */
    String description();

    /** How many calls are worth making at once. */
    int threads();

    /** Whether reading costs next to nothing, so that files are read before they are relied on. */
    default boolean isLocal() {
        return false;
    }

    /** What lies at {@code path}, a symbolic link itself and not what it leads to; empty where nothing is. */
    Optional<Entry> entry(String path) throws IOException;

    /** What lies in a folder, in any order; empty where there is no such folder. */
    List<Entry> list(String folder) throws IOException;

    /** Copies a file to {@code out}; false where there is none. */
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
     * Writes a file into a folder that is there. A file that has the name already is replaced.
     *
     * @param source writes the content, and leaves the stream open
     */
    void write(String path, IOConsumer<OutputStream> source) throws IOException;

    /** Makes a folder, whose parent is there; false where it is there already. */
    boolean makeFolder(String path) throws IOException;

    /** Gives a file a second name; false where that is not possible, and nothing has changed. */
    boolean link(String existing, String name) throws IOException;

    /** Renames a file, a link or a folder in one step; a file or link that has the name already is replaced. */
    void move(String from, String to) throws IOException;

    /** Where a symbolic link leads, as it is written in it; empty where there is none at {@code path}. */
    Optional<String> target(String path) throws IOException;

    /** Makes a symbolic link in the place of one that may be there, not in one step. */
    void makeLink(String path, String target) throws IOException;

    /** Deletes a file, a link or an empty folder, where there is one. */
    @Override
    void delete(String path) throws IOException;

    /** Makes sure that a file or folder outlasts a power cut, where that is possible from here. */
    default void sync(String path) throws IOException {}

    /**
     * Takes the right to publish here. It is given up by closing, and does not outlive its process for long.
     *
     * @throws ProblemException where another publishing has it
     */
    Lock lock(Progress progress) throws IOException;

    @Override
    default void close() throws IOException {}
}
