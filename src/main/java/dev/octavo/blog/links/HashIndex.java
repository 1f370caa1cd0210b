package dev.octavo.blog.links;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds values by a key that they contain: a hash table with open addressing, which takes a tenth of the memory of a map.
 * Of several values with the same key it finds the first.
 */
final class HashIndex<K, V> {
    private final Function<V, K> key;
    private final @Nullable Object[] table;

    HashIndex(List<? extends V> values, Function<V, K> key) {
        this.key = key;
        // At most half full, so that a search takes only a step or two.
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

    /** The slot of the value with that key, or the empty slot where it would go. */
    @SuppressWarnings("unchecked") // only values are put in
    private int slot(K wanted) {
        int hash = wanted.hashCode() * 0x9E3779B9; // Fibonacci hashing (Knuth, 6.4) spreads close hash codes
        int slot = hash >>> Integer.numberOfLeadingZeros(table.length - 1);
        for (; ; slot = (slot + 1) & (table.length - 1)) {
            V found = (V) table[slot];
            if (found == null || key.apply(found).equals(wanted)) {
                return slot;
            }
        }
    }
}
