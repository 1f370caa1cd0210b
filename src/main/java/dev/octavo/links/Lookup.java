package dev.octavo.links;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds values by a key that they have themselves: a hash table with open addressing, which takes a tenth of what a map
 * does. Of values with equal keys it finds the first.
 */
final class Lookup<K, V> {
    private final Function<V, K> key;
    private final @Nullable Object[] table;

    Lookup(List<? extends V> values, Function<V, K> key) {
        this.key = key;
        // At most half full, so that a search ends after a step or two.
        this.table = new @Nullable Object[Integer.highestOneBit(Math.max(1, values.size())) * 4];
        for (V value : values) {
            K wanted = key.apply(value);
            int slot = slot(wanted);
            if (table[slot] == null) {
                table[slot] = value;
            }
        }
    }

    @SuppressWarnings("unchecked") // only values are put in
    Optional<V> find(K wanted) {
        return Optional.ofNullable((V) table[slot(wanted)]);
    }

    /** Where the value with that key is, else where it would be. */
    @SuppressWarnings("unchecked") // only values are put in
    private int slot(K wanted) {
        int hash = wanted.hashCode() * 0x9E3779B9; // Fibonacci hashing (Knuth, 6.4): near hashes are put far apart
        int slot = hash >>> Integer.numberOfLeadingZeros(table.length - 1);
        for (; ; slot = (slot + 1) & (table.length - 1)) {
            V found = (V) table[slot];
            if (found == null || key.apply(found).equals(wanted)) {
                return slot;
            }
        }
    }
}
