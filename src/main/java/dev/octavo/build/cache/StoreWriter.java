package dev.octavo.build.cache;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.IOUtils;

/** Writes a store's new file, which replaces the old one when it is complete. */
record StoreWriter(Path file, Path part, Digest digest, DataOutputStream out) {
    private static final int BUFFER = 1 << 16;

    static StoreWriter open(Path file, Hash key) throws IOException {
        Path part = part(file);
        Digest digest = new Digest();
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(digest.tee(Files.newOutputStream(part)), BUFFER));
        StoreWriter writer = new StoreWriter(file, part, digest, out);
        out.writeLong(StoredEntries.MAGIC);
        writer.write(key);
        return writer;
    }

    /** Returns the temporary file for new content of {@code file}; what a killed build left there is overwritten. */
    static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    void add(byte[] name, byte[] value) throws IOException {
        out.writeInt(name.length);
        out.write(name);
        out.writeInt(value.length);
        out.write(value);
    }

    /** Adds an entry as it was encoded in the old file. */
    void addEncoded(byte[] entry) throws IOException {
        out.write(entry);
    }

    void finish() throws IOException {
        out.flush();
        write(digest.hash());
        out.close();
        AtomicFiles.move(part, file);
    }

    /** Drops the new file; the old one stays. */
    void abandon() {
        IOUtils.closeQuietly(out); // the original failure has already been reported
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
