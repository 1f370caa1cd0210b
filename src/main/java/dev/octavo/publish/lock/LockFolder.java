package dev.octavo.publish.lock;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A place for locks: small files, each with one owner. Once a file is written, everyone who looks must find it.
 */
public interface LockFolder {
    /** Names of files, among them all locks. */
    List<String> names() throws IOException;

    /** The bytes of a file; empty where there is none. */
    Optional<byte[]> bytes(String name) throws IOException;

    /** Makes a file, or replaces the one that has the name. */
    void create(String name, byte[] content) throws IOException;

    /** Writes over a file that has as many bytes; false where it is gone, and stays so. */
    boolean rewrite(String name, byte[] content) throws IOException;

    /** Deletes a file, where there is one. */
    void delete(String name) throws IOException;
}
