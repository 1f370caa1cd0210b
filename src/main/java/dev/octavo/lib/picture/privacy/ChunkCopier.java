package dev.octavo.lib.picture.privacy;

import dev.octavo.lib.picture.codec.Chunk;
import dev.octavo.lib.picture.codec.ChunkReader;
import java.io.ByteArrayOutputStream;
import java.util.function.Function;

/** Copies a file chunk by chunk. */
final class ChunkCopier {
    static final byte[] NOTHING = {};

    private ChunkCopier() {}

    /** A file has more chunks than any program writes. */
    static final class TooManyChunks extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Copies the header of the file, and what {@code copied} returns for each of its chunks. */
    static byte[] copy(byte[] file, Function<Chunk, byte[]> copied) {
        ChunkReader chunks = new ChunkReader(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, chunks.position());
        while (chunks.hasNext()) {
            out.writeBytes(copied.apply(chunks.next()));
        }
        if (chunks.hasTooMany()) {
            throw new TooManyChunks();
        }
        return out.toByteArray();
    }
}
