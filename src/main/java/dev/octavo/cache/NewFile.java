package dev.octavo.cache;

import dev.octavo.hash.Digest;
import dev.octavo.hash.Hash;
import dev.octavo.project.Replacing;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.IOUtils;

/** A store's new file while it is written. It replaces the old one when it is complete. */
record NewFile(Path file, Path part, Digest digest, DataOutputStream out) {
    private static final int BUFFER = 1 << 16;

    static NewFile begin(Path file, Hash key) throws IOException {
        Path part = part(file);
        Digest digest = new Digest();
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(digest.tee(Files.newOutputStream(part)), BUFFER));
        NewFile begun = new NewFile(file, part, digest, out);
        out.writeLong(StoredEntries.MAGIC);
        begun.write(key);
        return begun;
    }

    /** Where the new content of {@code file} is gathered; what a killed build left there is overwritten. */
    static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    void add(byte[] name, byte[] value) throws IOException {
        out.writeInt(name.length);
        out.write(name);
        out.writeInt(value.length);
        out.write(value);
    }

    /** Adds an entry as it stood in the old file. */
    void addWhole(byte[] entry) throws IOException {
        out.write(entry);
    }

    void finish() throws IOException {
        out.flush();
        write(digest.hash());
        out.close();
        Replacing.move(part, file);
    }

    /** Leaves the old file as it is. */
    void abandon() {
        IOUtils.closeQuietly(out); // the failure that led here is told already
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            // The next build overwrites it.
        }
    }

    private void write(Hash hash) throws IOException {
        out.writeLong(hash.high());
        out.writeLong(hash.low());
    }
}
