package dev.octavo.publish.release;

import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * The folder that holds the releases of a site, on this machine or on a server. Every path is relative to it, with {@code /}
 * between its segments; the empty one is the folder itself. All methods but {@link #lock} may be called from several threads.
 */
public interface ReleaseFiles extends AutoCloseable {
    /** What a path is. */
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

    /** Writes content, whose stream stays open. */
    @FunctionalInterface
    interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Where it is, as the author would say it: {@code the folder /srv/blog}, {@code web@example.org:/srv/blog}. */
    String described();

    /** How many calls are worth being made at once. */
    int threads();

    /** Whether reading costs next to nothing: what is there already is read then before it is relied on. */
    default boolean isNear() {
        return false;
    }

    /** What lies at {@code path}, a symbolic link itself and not what it leads to; empty where nothing is. */
    Optional<Entry> look(String path) throws IOException;

    /** What lies in a folder, in any order; empty where there is no such folder. */
    List<Entry> list(String folder) throws IOException;

    /** Copies a file to {@code out}; false where there is none. */
    boolean read(String path, OutputStream out) throws IOException;

    /** Writes a file, whose folder is there. What has the name already is replaced or written over. */
    void write(String path, Source source) throws IOException;

    /** Makes a folder, whose parent is there; false where it is there already. */
    boolean makeFolder(String path) throws IOException;

    /** Gives a file a second name; false where that cannot be had, and nothing has changed then. */
    boolean link(String existing, String name) throws IOException;

    /** Renames a file, a link or a folder in one step; a file or link that has the name already is replaced. */
    void move(String from, String to) throws IOException;

    /** Where a symbolic link leads, as it is written in it; empty where there is none at {@code path}. */
    Optional<String> target(String path) throws IOException;

    /** Makes a symbolic link, or lets one lead elsewhere, in one step: readers find the old place or the new one. */
    void point(String link, String target) throws IOException;

    /** Deletes a file, a link or an empty folder, where there is one. */
    void delete(String path) throws IOException;

    /** Sees that a file or folder outlasts a power cut, where one can see to that from here. */
    default void settle(String path) throws IOException {}

    /**
     * Takes the right to publish here. It is given up by closing, and does not outlive its process for long.
     *
     * @throws ProblemException where another publishing has it
     */
    Lock lock() throws IOException;

    /** The right to publish, as long as it is not closed. */
    interface Lock extends AutoCloseable {
        /**
         * Sees that the right is still held, before something that cannot be undone.
         *
         * @throws ProblemException where somebody else has it meanwhile
         */
        void require() throws IOException;

        /**
         * Sees that nothing is known of somebody else who has it, as often as one likes: that costs nothing as a rule.
         *
         * @throws ProblemException where somebody else has it meanwhile
         */
        void check() throws IOException;

        @Override
        void close() throws IOException;
    }

    @Override
    void close() throws IOException;
}
