package dev.octavo.publish.lock;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where locks are stored as small files, each with one owner. Once a file is written, everybody must see it. */
public interface LockFolder {
    /** The names of all locks; other files may be among them. */
    List<String> names() throws IOException;

    /** The bytes of a file; empty if it does not exist. */
    Optional<byte[]> bytes(String name) throws IOException;

    /** Creates a file, or replaces the existing one. */
    void create(String name, byte[] content) throws IOException;

    /** Overwrites a file with the same number of bytes. If the file is gone, returns false and does not create it. */
    boolean rewrite(String name, byte[] content) throws IOException;

    /** Deletes a file, if it exists. */
    void delete(String name) throws IOException;
}
