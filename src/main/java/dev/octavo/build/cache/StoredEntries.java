package dev.octavo.build.cache;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.io.IOUtils;

/**
 * The entries of a store on disk. The file is mapped into memory, so that the system caches as much of it as it can; on
 * systems where a mapped file cannot be replaced, it is read instead. The format is {@link #MAGIC}, a key, the entries,
 * each with the length and bytes of its name and of its value, and a hash of all that.
 */
final class StoredEntries {
    static final long MAGIC = 0x4f63_7461_766f_0001L; // "Octavo", version 1
    static final int HEAD = 3 * Long.BYTES;
    static final int TAIL = 2 * Long.BYTES;

    static final StoredEntries NONE = new StoredEntries(ByteBuffer.allocate(HEAD), new int[] {0});

    private static final int CHUNK = 1 << 16;

    private final ByteBuffer file;
    private final int[] slots; // offsets of entries, 0 for none: a hash table with open addressing

    private StoredEntries(ByteBuffer file, int[] slots) {
        this.file = file;
        this.slots = slots;
    }

    /** The entries of {@code path}; none if the file is missing, has another key, or is incomplete. */
    static StoredEntries read(Path path, Hash key) throws IOException {
        if (!Files.isRegularFile(path)) {
            return NONE;
        }
        try (FileChannel channel = FileChannel.open(path)) {
            long size = channel.size();
            if (size < HEAD + TAIL || size > Integer.MAX_VALUE) {
                return NONE;
            }
            ByteBuffer file = isMappable(path) ? channel.map(MapMode.READ_ONLY, 0, size) : read(channel, size);
            boolean ours = file.getLong() == MAGIC && new Hash(file.getLong(), file.getLong()).equals(key);
            return ours && isComplete(file) ? indexed(file) : NONE;
        }
    }

    // Windows cannot replace a mapped file, and Java unmaps it only when it is garbage-collected.
    static boolean isMappable(Path path) {
        return Slashes.onDefaultFileSystem(path) && !Slashes.onWindows(path);
    }

    private static ByteBuffer read(FileChannel channel, long size) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(size));
        IOUtils.read(channel, file);
        return file.rewind();
    }

    private static boolean isComplete(ByteBuffer file) {
        int end = file.limit() - TAIL;
        Digest digest = new Digest();
        byte[] chunk = new byte[CHUNK];
        for (int at = 0; at < end; at += CHUNK) {
            int length = Math.min(CHUNK, end - at);
            file.get(at, chunk, 0, length);
            digest.add(chunk, 0, length);
        }
        return digest.hash().equals(new Hash(file.getLong(end), file.getLong(end + Long.BYTES)));
    }

    private static StoredEntries indexed(ByteBuffer file) {
        int end = file.limit() - TAIL;
        int count = 0;
        try {
            for (int at = HEAD; at < end; at = next(file, at)) {
                count++;
            }
            StoredEntries entries = new StoredEntries(file, new int[Integer.highestOneBit(count + 1) * 4]);
            for (int at = HEAD; at < end; at = next(file, at)) {
                entries.slots[entries.slot(entries.name(at))] = at;
            }
            return entries;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException broken) {
            return NONE; // its hash is right, so another version of Octavo wrote it
        }
    }

    private static int next(ByteBuffer file, int at) {
        int value = at + Integer.BYTES + file.getInt(at);
        return value + Integer.BYTES + file.getInt(value);
    }

    /** Returns the slot of the entry with that name, or a free one. */
    int slot(byte[] name) {
        int slot = Hash.of(name).hashCode() & (slots.length - 1);
        while (slots[slot] != 0 && !Arrays.equals(name(slots[slot]), name)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    int slots() {
        return slots.length;
    }

    boolean isFree(int slot) {
        return slots[slot] == 0;
    }

    byte[] value(int slot) {
        int value = slots[slot] + Integer.BYTES + file.getInt(slots[slot]);
        return bytes(value + Integer.BYTES, file.getInt(value));
    }

    byte[] encoded(int slot) {
        return bytes(slots[slot], next(file, slots[slot]) - slots[slot]);
    }

    String nameIn(int slot) {
        return new String(name(slots[slot]), StandardCharsets.UTF_8);
    }

    private byte[] name(int at) {
        return bytes(at + Integer.BYTES, file.getInt(at));
    }

    private byte[] bytes(int at, int length) {
        byte[] bytes = new byte[length];
        file.get(at, bytes);
        return bytes;
    }
}
