package dev.octavo.build.cache;

import dev.octavo.lib.hash.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the values of a store lie in its file. It is a hash table with open addressing over encoded entries, which take no
 * object each: a site of 50,000 posts has 300,000. An entry is the length of its name, the name, the value's place, and
 * whether it is kept. Not thread-safe.
 */
final class Index {
    private static final int FIRST_SLOTS = 64;
    private static final int FIRST_BYTES = 1 << 12;
    private static final byte[] NO_NAME = {};

    private ByteBuffer entries = ByteBuffer.allocate(FIRST_BYTES);
    private int[] slots = new int[FIRST_SLOTS]; // offsets of entries plus 1, 0 for none
    private int count;
    private int kept;

    /**
     * The place of a value in the file.
     *
     * @param at the offset in bytes
     * @param checksum the hash of the bytes, which must match
     */
    record Place(long at, int length, Hash checksum) {
        static final int BYTES = Long.BYTES + Integer.BYTES + 2 * Long.BYTES;
        static final Place NOWHERE = new Place(0, 0, Hash.of(NO_NAME));

        static Place read(ByteBuffer in) {
            return new Place(in.getLong(), in.getInt(), new Hash(in.getLong(), in.getLong()));
        }

        void write(ByteBuffer out) {
            out.putLong(at).putInt(length).putLong(checksum.high()).putLong(checksum.low());
        }

        long end() {
            return at + length;
        }
    }

    /** Reads what {@link #bytes} returned. */
    static Index of(byte[] bytes) {
        Index index = new Index();
        index.entries = ByteBuffer.wrap(bytes).position(bytes.length);
        for (int at = 0; at < bytes.length; at = index.after(at)) {
            index.entries.put(index.flag(at), (byte) 0);
            index.insert(at);
        }
        return index;
    }

    byte[] bytes() {
        return Arrays.copyOf(entries.array(), entries.position());
    }

    int count() {
        return count;
    }

    boolean isAllKept() {
        return kept == count;
    }

    Optional<Place> find(String name) {
        int at = slots[slot(utf8(name))] - 1;
        return at < 0 ? Optional.empty() : Optional.of(place(at));
    }

    void keep(String name) {
        int at = slots[slot(utf8(name))] - 1;
        if (at >= 0 && entries.get(flag(at)) == 0) {
            entries.put(flag(at), (byte) 1);
            kept++;
        }
    }

    void put(String name, Place place) {
        byte[] utf8 = utf8(name);
        int known = slots[slot(utf8)] - 1;
        if (known >= 0) {
            place.write(entries.duplicate().position(flag(known) - Place.BYTES));
            return;
        }
        int at = entries.position();
        int length = Integer.BYTES + utf8.length + Place.BYTES + 1;
        if (entries.remaining() < length) {
            byte[] larger = Arrays.copyOf(entries.array(), Math.max(2 * entries.capacity(), at + length));
            entries = ByteBuffer.wrap(larger).position(at);
        }
        place.write(entries.putInt(utf8.length).put(utf8));
        entries.put((byte) 0);
        insert(at);
    }

    /** The end of the entries, of which the first one, if any, is 0. */
    int end() {
        return entries.position();
    }

    int after(int entry) {
        return flag(entry) + 1;
    }

    boolean isKept(int entry) {
        return entries.get(flag(entry)) != 0;
    }

    String name(int entry) {
        return new String(nameBytes(entry), StandardCharsets.UTF_8);
    }

    Place place(int entry) {
        return Place.read(entries.duplicate().position(flag(entry) - Place.BYTES));
    }

    private void insert(int at) {
        count++;
        if (2 * count > slots.length) {
            slots = new int[2 * slots.length];
            for (int other = 0; other < at; other = after(other)) {
                slots[slot(nameBytes(other))] = other + 1;
            }
        }
        slots[slot(nameBytes(at))] = at + 1;
    }

    /** The slot of the entry with that name, or a free one. */
    private int slot(byte[] name) {
        int slot = Hash.of(name).hashCode() & (slots.length - 1);
        while (slots[slot] != 0 && !isNamed(slots[slot] - 1, name)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean isNamed(int at, byte[] name) {
        int begin = at + Integer.BYTES;
        return entries.getInt(at) == name.length
                && Arrays.equals(entries.array(), begin, begin + name.length, name, 0, name.length);
    }

    private byte[] nameBytes(int at) {
        int begin = at + Integer.BYTES;
        return Arrays.copyOfRange(entries.array(), begin, begin + entries.getInt(at));
    }

    private int flag(int at) {
        return at + Integer.BYTES + entries.getInt(at) + Place.BYTES;
    }

    private static byte[] utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
