package dev.octavo.publish.lock;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The folder in which a lock lies, as far as the lock needs it. A lock is a file there, called by its name. */
public interface LockFolder {
    /** A file that stays open. */
    interface OpenText {
        /** Writes over the file that was opened, also where another has its name by now, and sees that it is done. */
        void write(byte[] content) throws IOException;

        /** Closes it. */
        void leave() throws IOException;
    }

    /** Makes a file with that content, and leaves none where that fails; empty where something has the name. */
    Optional<OpenText> create(String name, byte[] content) throws IOException;

    /** What stands in a file; empty where nothing has the name, and an exception where something else has it. */
    Optional<byte[]> read(String name) throws IOException;

    /** Gives a file the name of another in one step. */
    void move(String from, String to) throws IOException;

    /** Deletes a file, where there is one. */
    void delete(String name) throws IOException;

    /** What lies in the folder. */
    List<String> names() throws IOException;
}
